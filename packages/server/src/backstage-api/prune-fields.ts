import { InputError } from '@watchbill/model';
import { isMap } from './request-values.ts';

/** Paths to keep; undefined keeps all. */
export type Fields = readonly string[] | undefined;

/** @throws InputError for a path into an array by index. */
export function toFields(paths: readonly string[]): Fields {
  const inArray = paths.find((path) => path.includes('['));
  if (inArray)
    throw new InputError(`fields '${inArray}': expected a path without brackets, e.g. 'metadata.tags'`);
  return paths.length > 0 ? [...new Set(paths)] : undefined;
}

/** Whether anything at or below a path is kept. */
export function wants(fields: Fields, path: string): boolean {
  if (!fields) return true;
  return fields.some(
    (field) => field === path || field.startsWith(`${path}.`) || path.startsWith(`${field}.`),
  );
}

/**
 * What of a value the fields name, each with all that is below it. A key with dots in it is found as well: where a step
 * leads nowhere, it is taken together with the next.
 */
export function pruneFields(value: object, fields: Fields): object {
  if (!fields) return value;
  const kept = {};
  for (const field of fields) {
    const path = resolvePath(value, field.split('.'));
    if (path) copyAt(value, kept, path);
  }
  return kept;
}

function resolvePath(value: unknown, steps: readonly string[]): readonly string[] | undefined {
  const path: string[] = [];
  let inner = value;
  let key = '';
  for (const [index, step] of steps.entries()) {
    key = key === '' ? step : `${key}.${step}`;
    const child = childOf(inner, key);
    if (child !== undefined) {
      path.push(key);
      inner = child;
      key = '';
    } else if (index === steps.length - 1) return undefined;
  }
  return path;
}

function copyAt(from: unknown, to: unknown, [key, ...rest]: readonly string[]): void {
  if (key === undefined || !isContainer(to)) return;
  const child = childOf(from, key);
  if (rest.length > 0) to[key] ??= Array.isArray(child) ? [] : {};
  else to[key] = child;
  copyAt(child, to[key], rest);
}

function childOf(value: unknown, key: string): unknown {
  return (isMap(value) || Array.isArray(value)) && key !== '__proto__' && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

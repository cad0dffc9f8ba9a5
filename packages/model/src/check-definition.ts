import { parseDuration } from './duration.ts';
import type { Entity } from './entity.ts';
import { DEFAULT_NAMESPACE, entityRefOf, normalizeEntityRef } from './entity-ref.ts';
import { InputError } from './errors.ts';
import { SEVERITIES, type Severity } from './severity.ts';
import { showValue } from './show-value.ts';

/** How many equal verdicts in a row change a check's health, and how soon a first doubt is looked into again. */
export interface Confirmation {
  readonly failures: number;
  readonly successes: number;
  readonly retryAfterMs: number;
}

/** A check as scheduled: the typed form of a `kind: Check` descriptor. Times are milliseconds. */
export interface CheckDefinition {
  readonly ref: string;
  /** The entity whose health it marks. */
  readonly entityRef: string;
  /** As written: relative to the descriptor. */
  readonly script: string;
  readonly everyMs: number;
  readonly timeoutMs: number;
  readonly severity: Severity;
  readonly confirm: Confirmation;
  readonly locations: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
  readonly paused: boolean;
}

export const CHECK_KIND = 'Check';
const EVERY = { min: 10_000, max: 86_400_000 };
const TIMEOUT = { min: 1_000, max: 900_000 };

/**
 * Reads a `kind: Check` entity.
 * @throws InputError listing every fault, one a line, each with its path in the descriptor.
 */
export function parseCheckDefinition(entity: Entity): CheckDefinition {
  const spec = entity.spec ?? {};
  const faults: string[] = [];
  const attempt = <T>(read: () => T, fallback: T): T => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      faults.push(error.message);
      return fallback;
    }
  };
  const definition: CheckDefinition = {
    ref: entityRefOf(entity),
    entityRef: attempt(() => readTarget(entity, spec.entity), ''),
    script: attempt(
      () => readText(spec.script, 'spec.script', "a path to a k6 script, e.g. './checkout.k6.js'"),
      '',
    ),
    everyMs: attempt(() => readTime(spec.every, 'spec.every', EVERY, '1m'), EVERY.min),
    timeoutMs: attempt(() => readTime(spec.timeout ?? '30s', 'spec.timeout', TIMEOUT, '30s'), TIMEOUT.min),
    severity: attempt(() => readSeverity(spec.severity ?? 'ticket'), 'ticket'),
    confirm: attempt(() => readConfirmation(spec.confirm ?? {}), {
      failures: 2,
      successes: 2,
      retryAfterMs: 5000,
    }),
    locations: attempt(() => readTexts(spec.locations ?? ['local'], 'spec.locations'), []),
    env: attempt(() => readEnvironment(spec.env ?? {}), {}),
    secrets: attempt(() => readTexts(spec.secrets ?? [], 'spec.secrets'), []),
    paused: attempt(() => readBoolean(spec.paused ?? false, 'spec.paused'), false),
  };
  if (faults.length > 0) throw new InputError(faults.join('\n'));
  return definition;
}

function readTarget(entity: Entity, value: unknown): string {
  const text = readText(value, 'spec.entity', "a reference, e.g. 'component:default/cart'");
  const defaultNamespace = entity.metadata.namespace ?? DEFAULT_NAMESPACE;
  return normalizeEntityRef(text, { defaultKind: 'component', defaultNamespace });
}

function readText(value: unknown, place: string, expected: string): string {
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw new InputError(`${place} ${showValue(value)}: expected ${expected}`);
}

function readTexts(value: unknown, place: string): readonly string[] {
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
  throw new InputError(`${place} ${showValue(value)}: expected a list of texts`);
}

function readBoolean(value: unknown, place: string): boolean {
  if (typeof value === 'boolean') return value;
  throw new InputError(`${place} ${showValue(value)}: expected true or false`);
}

function readTime(
  value: unknown,
  place: string,
  bounds: { min: number; max: number },
  example: string,
): number {
  const ms = parseDuration(value ?? '', place);
  if (ms >= bounds.min && ms <= bounds.max) return ms;
  const range = `${bounds.min / 1000}s to ${bounds.max / 1000}s`;
  throw new InputError(`${place} '${String(value)}': expected ${range}, e.g. '${example}'`);
}

function readSeverity(value: unknown): Severity {
  const found = SEVERITIES.find((severity) => severity === value);
  if (found) return found;
  throw new InputError(`spec.severity ${showValue(value)}: expected one of ${SEVERITIES.join(', ')}`);
}

function readConfirmation(value: unknown): Confirmation {
  const fields = readMap(value, 'spec.confirm');
  return {
    failures: readCount(fields.failures ?? 2, 'spec.confirm.failures'),
    successes: readCount(fields.successes ?? 2, 'spec.confirm.successes'),
    retryAfterMs: parseDuration(fields.retryAfter ?? '5s', 'spec.confirm.retryAfter'),
  };
}

function readCount(value: unknown, place: string): number {
  if (Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 10) return value as number;
  throw new InputError(`${place} ${showValue(value)}: expected a whole number from 1 to 10`);
}

function readEnvironment(value: unknown): Readonly<Record<string, string>> {
  const fields = readMap(value, 'spec.env');
  return Object.fromEntries(
    Object.entries(fields).map(([name, text]) => {
      if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
        throw new InputError(`spec.env '${name}': expected a variable name of letters, digits and _`);
      }
      if (typeof text === 'object')
        throw new InputError(`spec.env.${name} ${showValue(text)}: expected a text`);
      return [name, String(text)];
    }),
  );
}

function readMap(value: unknown, place: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw new InputError(`${place} ${showValue(value)}: expected a map`);
}

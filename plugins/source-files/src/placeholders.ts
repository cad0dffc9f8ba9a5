import { resolve } from 'node:path';
import type { EntityFault } from '@watchbill/model';
import { formatPath } from '@watchbill/model';
import { isUrl, readNearby, type Surroundings, whyUnread } from './nearby-file.ts';
import { readYaml } from './yaml-document.ts';

type Path = EntityFault['path'];

export interface Filled {
  readonly value: unknown;
  readonly faults: readonly EntityFault[];
  /** Places whose placeholder stays because what it names could not be had. */
  readonly kept: readonly Path[];
  /** Absolute paths of the files looked at. */
  readonly files: readonly string[];
}

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  $text: (text) => text,
  $json: (text) => JSON.parse(text),
  $yaml: readOneYaml,
  // Of plugins that also resolve references inside the definition; the file itself is what people want to read.
  $openapi: (text) => text,
  $asyncapi: (text) => text,
};

/** Puts files in the place of `$text`, `$json` and `$yaml`. What cannot be had is a warning, and the placeholder stays. */
export async function fillPlaceholders(value: unknown, surroundings: Surroundings): Promise<Filled> {
  const faults: EntityFault[] = [];
  const kept: Path[] = [];
  const files: string[] = [];
  const fill = async (item: unknown, path: Path): Promise<unknown> => {
    if (typeof item !== 'object' || item === null) return item;
    const placeholder = placeholderOf(item);
    if (placeholder) return replace(item, placeholder, path);
    if (!hasPlaceholder(item)) return item;
    if (Array.isArray(item)) return Promise.all(item.map((child, index) => fill(child, [...path, index])));
    const entries = Object.entries(item).map(async ([key, child]) => [
      key,
      await fill(child, [...path, key]),
    ]);
    return Object.fromEntries(await Promise.all(entries));
  };
  const replace = async (item: object, { name, target }: Placeholder, path: Path): Promise<unknown> => {
    const keep = (why: string): object => {
      const place = [...path, name];
      faults.push({ level: 'warning', message: `${formatPath(place)} '${target}': ${why}`, path: place });
      kept.push(path);
      return item;
    };
    if (isUrl(target)) return keep('a URL is not fetched; put a copy beside the descriptor and name that');
    files.push(resolve(surroundings.directory, target));
    const file = await readNearby(target, surroundings);
    if (file.type !== 'text') return keep(whyUnread(file, surroundings.root) ?? '');
    try {
      return READERS[name]?.(file.text);
    } catch (error) {
      return keep(`expected ${name.slice(1).toUpperCase()}: ${(error as Error).message}`);
    }
  };
  return { value: await fill(value, []), faults, kept, files };
}

interface Placeholder {
  readonly name: string;
  readonly target: string;
}

function placeholderOf(item: object): Placeholder | undefined {
  const [entry, ...more] = Object.entries(item);
  if (!entry || more.length > 0 || !(entry[0] in READERS) || typeof entry[1] !== 'string') return undefined;
  return { name: entry[0], target: entry[1] };
}

/** Most descriptors have none; those are not copied. */
function hasPlaceholder(item: object): boolean {
  return Object.values(item).some(
    (child) => typeof child === 'object' && child !== null && (placeholderOf(child) || hasPlaceholder(child)),
  );
}

function readOneYaml(text: string): unknown {
  const [document, ...more] = readYaml(text);
  const [error] = document?.errors ?? [];
  if (error) throw new Error(`line ${error.line}: ${error.message}`);
  if (more.length > 0) throw new Error('expected one document');
  return document?.value ?? null;
}

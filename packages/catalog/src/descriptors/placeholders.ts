import type { EntityFault } from '@watchbill/model';
import { formatPath } from '@watchbill/model';
import { readYaml } from './yaml-document.ts';

type Path = EntityFault['path'];

/** The text of what a descriptor names, or why it cannot be had. */
export type NamedText =
  | { readonly text: string }
  /** `passing`: it may be had another time, so the descriptor is not taken without it now. */
  | { readonly why: string; readonly passing?: boolean };

/** Reads what a descriptor names, as it is written there. */
export type ReadNamed = (target: string) => Promise<NamedText>;

export interface Filled {
  readonly value: unknown;
  readonly faults: readonly EntityFault[];
  /** Places whose placeholder stays because what it names could not be had. */
  readonly kept: readonly Path[];
}

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  $text: (text) => text,
  $json: (text) => JSON.parse(text),
  $yaml: readOneYaml,
  // Of plugins that also resolve references inside the definition; the file itself is what people want to read.
  $openapi: (text) => text,
  $asyncapi: (text) => text,
};

/**
 * Puts texts in the place of `$text`, `$json` and `$yaml`. What cannot be had is a warning, and the placeholder stays; what
 * cannot be had just now is an error, so that nothing given before is replaced by a placeholder.
 */
export async function fillPlaceholders(value: unknown, read: ReadNamed): Promise<Filled> {
  const faults: EntityFault[] = [];
  const kept: Path[] = [];
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
    const keep = (why: string, level: EntityFault['level'] = 'warning'): object => {
      const place = [...path, name];
      faults.push({ level, message: `${formatPath(place)} '${target}': ${why}`, path: place });
      kept.push(path);
      return item;
    };
    const named = await read(target);
    if ('why' in named) return keep(named.why, named.passing ? 'error' : 'warning');
    try {
      return READERS[name]?.(named.text);
    } catch (error) {
      return keep(`expected ${name.slice(1).toUpperCase()}: ${(error as Error).message}`);
    }
  };
  return { value: await fill(value, []), faults, kept };
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

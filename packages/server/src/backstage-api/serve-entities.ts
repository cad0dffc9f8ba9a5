import { entityTexts } from '@watchbill/catalog';
import type { Database } from '@watchbill/database';
import { entityJson } from './entity-json.ts';
import { keepEntities } from './kept-entities.ts';
import { type Fields, pruneFields, wants } from './prune-fields.ts';

/** Entities as they are served, by ref, each as JSON in UTF-8. Those that do not exist are absent. */
export type ServeEntities = (
  refs: readonly string[],
  fields?: Fields,
) => Promise<ReadonlyMap<string, Buffer>>;

/** What the catalog adds to a descriptor; the etag depends on all of it. */
const SURROUNDINGS = ['relations', 'status', 'metadata.etag'];

/** Serves whole entities as they are kept, and of others the fields that are wanted: one statement each time. */
export function entityService({ readPrepared }: Database): ServeEntities {
  const readKept = keepEntities(readPrepared);
  return async (refs, fields) => {
    if (!fields) return readKept(refs);
    if (SURROUNDINGS.some((path) => wants(fields, path))) {
      return mapValues(await readKept(refs), (json) => prune(json.toString(), fields));
    }
    const { texts } = await entityTexts(readPrepared, refs, false);
    return mapValues(texts, (text) => prune(entityJson(text), fields));
  };
}

function prune(json: string, fields: Fields): Buffer {
  return Buffer.from(JSON.stringify(pruneFields(JSON.parse(json), fields)));
}

function mapValues<T, U>(map: ReadonlyMap<string, T>, convert: (value: T) => U): ReadonlyMap<string, U> {
  return new Map([...map].map(([key, value]) => [key, convert(value)]));
}

import { entityTexts } from '@watchbill/catalog';
import type { ReadPrepared } from '@watchbill/database';
import { entityJson } from './entity-json.ts';
import { type Fields, pruneFields, wants } from './prune-fields.ts';

/** Entities as Backstage serves them, by ref, each as JSON, in one statement. Those that do not exist are absent. */
export async function serveEntities(
  read: ReadPrepared,
  refs: readonly string[],
  fields?: Fields,
): Promise<ReadonlyMap<string, string>> {
  const around = SURROUNDINGS.some((path) => wants(fields, path));
  const found = await entityTexts(read, refs, around);
  return new Map([...found].map(([ref, text]) => [ref, prune(entityJson(text), fields)]));
}

/** What the catalog adds; the etag depends on all of it. */
const SURROUNDINGS = ['relations', 'status', 'metadata.etag'];

function prune(json: string, fields: Fields): string {
  return fields ? JSON.stringify(pruneFields(JSON.parse(json), fields)) : json;
}

import { entityTexts, readCatalogStamp } from '@watchbill/catalog';
import type { ReadPrepared } from '@watchbill/database';
import { entityJson } from './entity-json.ts';

/** Entities as they are served, by ref, each as JSON in UTF-8. Those that do not exist are absent. */
type ReadEntities = (refs: readonly string[]) => Promise<ReadonlyMap<string, Buffer>>;

/** Enough for 50,000 entities; who has more has those that were asked for last. */
const MOST_BYTES = 128 * 1024 * 1024;

/**
 * Reads entities and keeps what it has read, for as long as the stamp of the catalog says that none of it is another: each
 * call asks PostgreSQL, in one statement, for the stamp or for what is missing and the stamp. So nobody is told what was
 * true before they asked, and what is asked for often costs next to nothing.
 */
export function keepEntities(read: ReadPrepared, mostBytes = MOST_BYTES): ReadEntities {
  let stamp: string | null = null;
  let bytes = 0;
  const kept = new Map<string, Buffer>();

  const readAnew = async (refs: readonly string[]) => {
    const { texts, stamp: readAt } = await entityTexts(read, refs);
    const found = new Map<string, Buffer>();
    for (const [ref, text] of texts) found.set(ref, Buffer.from(entityJson(text)));
    return { found, readAt };
  };
  const keep = (found: ReadonlyMap<string, Buffer>, readAt: string | null) => {
    if (readAt === null) return;
    if (readAt !== stamp) {
      kept.clear();
      bytes = 0;
      stamp = readAt;
    }
    for (const [ref, json] of found) {
      bytes += json.length - (kept.get(ref)?.length ?? 0);
      kept.set(ref, json);
    }
    for (const [ref, json] of kept) {
      if (bytes <= mostBytes) break;
      kept.delete(ref);
      bytes -= json.length;
    }
  };

  return async (refs) => {
    const held = new Map<string, Buffer>();
    const missing: string[] = [];
    for (const ref of refs) {
      const json = kept.get(ref);
      if (json) held.set(ref, json);
      else missing.push(ref);
    }
    const heldAt = stamp;
    const { found, readAt } = await readAnew(missing);
    if (held.size > 0 && (readAt ?? (await readCatalogStamp(read))) !== heldAt) {
      const anew = await readAnew(refs);
      keep(anew.found, anew.readAt);
      return anew.found;
    }
    keep(found, readAt);
    for (const [ref, json] of held) found.set(ref, json);
    return found;
  };
}

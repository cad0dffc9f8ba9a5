import { toStorableJson } from './storable-json.ts';

/** PostgreSQL refuses a jsonb above 256 MB and the memory of both ends grows with it; a usual catalog is one batch. */
const MAX_CHARACTERS = 32_000_000;

/** Hands rows over as JSON arrays, as many at once as fit. Without rows nothing is handed over. */
export async function inBatches(
  rows: readonly object[],
  write: (json: string) => Promise<void>,
): Promise<void> {
  let batch: string[] = [];
  let size = 0;
  for (const row of rows) {
    const json = toStorableJson(row);
    if (batch.length > 0 && size + json.length > MAX_CHARACTERS) {
      await write(`[${batch.join(',')}]`);
      batch = [];
      size = 0;
    }
    batch.push(json);
    size += json.length;
  }
  if (batch.length > 0) await write(`[${batch.join(',')}]`);
}

import { setImmediate } from 'node:timers/promises';
import { toStorableJson } from './storable-json.ts';

/**
 * Small enough to be sent at one go and to keep the memory of both ends flat, large enough that a statement's own cost is
 * none: measured, 0.5 to 2 million characters are equally fast.
 */
const MAX_CHARACTERS = 1_000_000;

/**
 * Hands rows over as JSON arrays, as many at once as fit, in order. Without rows nothing is handed over. The next rows are
 * made, where they come from a generator, and printed while the ones before are written.
 */
export async function inBatches(
  rows: Iterable<object>,
  write: (json: string) => Promise<unknown>,
): Promise<void> {
  let written: Promise<unknown> = Promise.resolve();
  for (const batch of jsonBatches(rows)) {
    await written;
    written = write(batch);
    // It is awaited, but not before the next batch is made.
    written.catch(() => {});
    // Until PostgreSQL has it, nothing can be made beside it.
    await setImmediate();
  }
  await written;
}

function* jsonBatches(rows: Iterable<object>): Generator<string> {
  let batch: string[] = [];
  let size = 0;
  for (const row of rows) {
    const json = toStorableJson(row);
    if (batch.length > 0 && size + json.length > MAX_CHARACTERS) {
      yield `[${batch.join(',')}]`;
      batch = [];
      size = 0;
    }
    batch.push(json);
    size += json.length;
  }
  if (batch.length > 0) yield `[${batch.join(',')}]`;
}

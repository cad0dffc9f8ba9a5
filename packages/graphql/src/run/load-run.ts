import { countRuns, findRuns, recentRuns, type StoredRun } from '@watchbill/checks';
import { NotFoundError } from '@watchbill/model';
import type { GraphqlContext } from '../context.ts';
import { defineLoader, defineLoaderWith } from '../loader.ts';
import { readRunCursor } from './run-cursor.ts';

/** The run with this id, with its evidence; null when there is none. */
export const loadRun = defineLoader<StoredRun | null>(async ({ db }, ids) => {
  const found = new Map((await findRuns(db.read, ids)).map((run) => [run.id, run]));
  return ids.map((id) => found.get(id.toLowerCase()) ?? null);
});

/** @throws NotFoundError when there is none. */
export async function requireRun(context: GraphqlContext, id: string): Promise<StoredRun> {
  const run = await loadRun(context, id);
  if (run) return run;
  throw new NotFoundError(`run '${id}': there is none with this id; runs go when their check is removed`);
}

/** The newest run of a check, without evidence. */
export const loadLastRun = defineLoader<StoredRun | null>(async ({ db }, checkRefs) => {
  const found = new Map((await recentRuns(db.read, checkRefs, 1)).map((run) => [run.checkRef, run]));
  return checkRefs.map((ref) => found.get(ref) ?? null);
});

/** The newest runs of a check after a cursor, without evidence. */
export const loadRunsOfCheck = defineLoaderWith<
  { readonly most: number; readonly after: string | null },
  readonly StoredRun[]
>(async ({ db }, checkRefs, { most, after }) => {
  const runs = await recentRuns(db.read, checkRefs, most, after ? readRunCursor(after) : undefined);
  const found = Map.groupBy(runs, ({ checkRef }) => checkRef);
  return checkRefs.map((ref) => found.get(ref) ?? []);
});

export const loadRunCount = defineLoader<number>(async ({ db }, checkRefs) => {
  const counts = await countRuns(db.read, checkRefs);
  return checkRefs.map((ref) => counts.get(ref) ?? 0);
});

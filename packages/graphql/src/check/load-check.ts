import { checksOfEntities, findChecks, type ScheduledCheck } from '@watchbill/checks';
import { defineLoader } from '../loader.ts';

/** The scheduled check with this ref; null when there is none. */
export const loadCheck = defineLoader<ScheduledCheck | null>(async ({ db }, refs) => {
  const found = new Map((await findChecks(db.read, refs)).map((check) => [check.ref, check]));
  return refs.map((ref) => found.get(ref) ?? null);
});

/** The checks that mark this entity, by ref. */
export const loadChecksOfEntity = defineLoader<readonly ScheduledCheck[]>(async ({ db }, refs) => {
  const found = Map.groupBy(await checksOfEntities(db.read, refs), ({ entityRef }) => entityRef);
  return refs.map((ref) => found.get(ref) ?? []);
});

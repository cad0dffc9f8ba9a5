import { type Change, changesOf, countChangesOf } from '@watchbill/catalog';
import type { GraphqlContext } from '../context.ts';
import { isPast } from '../entity/entity-then.ts';
import { defineLoaderWith } from '../loader.ts';
import type { EntityThen } from '../node-refs.ts';
import { cutRows, toConnection } from '../page.ts';
import { changeCursor, readChangeCursor } from './change-cursor.ts';

interface Until {
  /** Null: until now. */
  readonly until: Date | null;
}

const loadChanges = defineLoaderWith<
  Until & { readonly most: number; readonly after: string | null },
  readonly Change[]
>(async ({ db }, refs, { most, after, until }) => {
  const found = await changesOf(db.read, refs, {
    first: most,
    after: after === null ? undefined : readChangeCursor(after),
    until: until ?? undefined,
  });
  return refs.map((ref) => found.get(ref) ?? []);
});

const loadChangeCount = defineLoaderWith<Until, number>(async ({ db }, refs, { until }) => {
  const counts = await countChangesOf(db.read, refs, until ?? undefined);
  return refs.map((ref) => counts.get(ref) ?? 0);
});

/** What became of an entity; of a past one, up to then. */
export async function historyOfEntity(
  context: GraphqlContext,
  entity: EntityThen,
  { first, after }: { readonly first: number; readonly after?: string | null | undefined },
) {
  const until = isPast(entity) ? entity.at : null;
  const { ref } = entity;
  const rows = await loadChanges(context, ref, { most: first + 1, after: after ?? null, until });
  return toConnection(cutRows(rows, first), after, changeCursor, () =>
    loadChangeCount(context, ref, { until }),
  );
}

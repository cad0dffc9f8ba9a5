import type { EntityRecord } from './entity-record.ts';
import type { Mutation } from './source.ts';
import type { StoredEntity } from './stored-entity.ts';

export interface EntityDiff {
  readonly added: readonly EntityRecord[];
  readonly changed: readonly (EntityRecord & { readonly id: string })[];
  readonly removed: readonly StoredEntity[];
  readonly unchanged: number;
  /** Held by another source, or at a place that the mutation says nothing of: what is stored stays. */
  readonly refused: readonly { readonly record: EntityRecord; readonly holder: StoredEntity }[];
}

/**
 * What has to be written. `stored` is everything of the source in the mutation's reach, and everything with one of the
 * incoming refs, whosever it is. What is stored for an unreadable location stays, unless it is told anew.
 */
export function diffEntities(
  sourceId: string,
  stored: readonly StoredEntity[],
  incoming: readonly EntityRecord[],
  mutation: Mutation,
): EntityDiff {
  const unreadable = new Set(mutation.unreadable);
  const folders = mutation.unreadable.filter((location) => location.endsWith('/'));
  const isUnreadable = ({ location }: StoredEntity) =>
    unreadable.has(location) || folders.some((folder) => location.startsWith(folder));
  const replaced =
    mutation.type === 'full' ? undefined : new Set([...mutation.locations, ...mutation.unreadable]);
  const isReplaced = ({ location }: StoredEntity) => !replaced || replaced.has(location);
  const byRef = new Map(stored.map((entity) => [entity.ref, entity]));
  const added: EntityRecord[] = [];
  const changed: (EntityRecord & { id: string })[] = [];
  const refused: { record: EntityRecord; holder: StoredEntity }[] = [];
  const told = new Set<string>();
  for (const record of incoming) {
    const holder = byRef.get(record.ref);
    if (!holder) added.push(record);
    else if (holder.sourceId !== sourceId || !isReplaced(holder)) refused.push({ record, holder });
    else {
      told.add(record.ref);
      if (holder.hash !== record.hash) changed.push({ ...record, id: holder.id });
    }
  }
  const removed = stored.filter(
    (entity) =>
      entity.sourceId === sourceId && !told.has(entity.ref) && isReplaced(entity) && !isUnreadable(entity),
  );
  return { added, changed, removed, unchanged: told.size - changed.length, refused };
}

import { sql, type Transaction } from '@watchbill/database';
import { CHECK_KIND, type Fault } from '@watchbill/model';
import { diffEntities } from './diff-entities.ts';
import { type EntityRecord, toRecord } from './entity-record.ts';
import { insertChanges } from './history/insert-changes.ts';
import { toChanges } from './history/to-changes.ts';
import { writeIdentifiers } from './identifiers/write-identifiers.ts';
import { insertEntities } from './insert-entities.ts';
import { locationTarget } from './location.ts';
import { readStoredEntities } from './read-stored-entities.ts';
import { removeEntities } from './remove-entities.ts';
import { replaceFaults } from './replace-faults.ts';
import { resolveDuplicates } from './resolve-duplicates.ts';
import type { Mutation, SourceIdentity } from './source.ts';
import type { StoredEntity } from './stored-entity.ts';
import { updateEntities } from './update-entities.ts';
import { writeRelations } from './write-relations.ts';

export interface AppliedMutation {
  /** Refs, in the order of their names. */
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
  /** Whether a check is among what was added, changed or removed. */
  readonly checksChanged: boolean;
  /** Other sources that described something that is now gone, and so may take its place: they are worth a sync. */
  readonly bereft: readonly string[];
}

/**
 * Makes the database say what the source says, writing only what differs, in a number of statements that does not grow
 * with the mutation. Mutations of one source wait for one another.
 */
export async function applyMutation(
  tx: Transaction,
  source: SourceIdentity,
  mutation: Mutation,
): Promise<AppliedMutation> {
  await tx.$executeRaw(sql`select pg_advisory_xact_lock(hashtextextended(${`catalog ${source.id}`}, 0))`);
  await recordTold(tx, source, mutation);
  const { kept, faults } = resolveDuplicates(mutation.entities);
  const records = kept.map(toRecord);
  const refs = records.map(({ ref }) => ref);
  const positions = new Map(kept.map(({ position }, index) => [refs[index], position]));
  const stored = await readStoredEntities(tx, source.id, mutation, refs);
  const diff = diffEntities(source.id, stored, records, mutation);
  const removed = await removeEntities(tx, diff.removed);
  const added = await insertEntities(tx, source.id, diff.added);
  const before = await updateEntities(tx, diff.changed);
  await insertChanges(tx, source.id, toChanges({ added, changed: diff.changed, before, removed }));
  await writeRelations(tx, added, diff.changed);
  await writeIdentifiers(tx, added, diff.changed);
  const refused = [...diff.refused, ...(await findHolders(tx, without(diff.added, added)))];
  await replaceFaults(tx, source.id, mutation, [
    ...mutation.faults,
    ...faults,
    ...refused.map(({ record, holder }) => refusal(source.id, record, holder, positions.get(record.ref))),
  ]);
  const written = [...added, ...diff.changed];
  return {
    added: refsOf(added),
    changed: refsOf(diff.changed),
    removed: refsOf(diff.removed),
    unchanged: diff.unchanged,
    checksChanged: [...refsOf(written), ...refsOf(diff.removed)].some((ref) => ref.startsWith(CHECK_PREFIX)),
    bereft: await findBereft(tx, source.id, refsOf(diff.removed)),
  };
}

const CHECK_PREFIX = `${CHECK_KIND.toLowerCase()}:`;

/** A delta says that the source is there, not that all of it was read: it does not end a failure. */
async function recordTold(tx: Transaction, { id, type }: SourceIdentity, mutation: Mutation): Promise<void> {
  const full = mutation.type === 'full';
  await tx.$executeRaw(sql`
    insert into source (id, type, state, last_sync_at) values (${id}, ${type}, 'CURRENT', now())
    on conflict (id) do update set type = excluded.type, last_sync_at = excluded.last_sync_at,
      state = case when ${full} then 'CURRENT' else source.state end,
      last_error = case when ${full} then null else source.last_error end`);
}

/** Who took the refs that could not be inserted. */
async function findHolders(
  tx: Transaction,
  records: readonly EntityRecord[],
): Promise<readonly { record: EntityRecord; holder: StoredEntity }[]> {
  if (records.length === 0) return [];
  const holders = await tx.$queryRaw<StoredEntity[]>(sql`
    select id, ref, hash, location, source_id as "sourceId" from entity
    where ref = any(${records.map(({ ref }) => ref)}::text[])`);
  const byRef = new Map(holders.map((holder) => [holder.ref, holder]));
  return records.flatMap((record) => {
    const holder = byRef.get(record.ref);
    return holder ? [{ record, holder }] : [];
  });
}

function refusal(
  sourceId: string,
  { ref, location }: EntityRecord,
  holder: StoredEntity,
  position: Fault['position'] = { file: locationTarget(location) },
): Fault {
  const by = holder.sourceId === sourceId ? '' : ` by source '${holder.sourceId}'`;
  return {
    level: 'error',
    message: `${ref} is already described${by} in ${locationTarget(holder.location)}, which counts; remove or rename one of the two`,
    position,
    entityRef: ref,
  };
}

async function findBereft(
  tx: Transaction,
  sourceId: string,
  removed: readonly string[],
): Promise<readonly string[]> {
  if (removed.length === 0) return [];
  const rows = await tx.$queryRaw<{ id: string }[]>(sql`
    select distinct source_id as id from fault
    where entity_ref = any(${[...removed]}::text[]) and level = 'error' and source_id <> ${sourceId} order by id`);
  return rows.map(({ id }) => id);
}

function without(all: readonly EntityRecord[], some: readonly EntityRecord[]): readonly EntityRecord[] {
  if (all.length === some.length) return [];
  const refs = new Set(some.map(({ ref }) => ref));
  return all.filter(({ ref }) => !refs.has(ref));
}

function refsOf(entities: readonly { readonly ref: string }[]): readonly string[] {
  return entities.map(({ ref }) => ref).sort();
}

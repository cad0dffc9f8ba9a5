import type { Transaction } from '@watchbill/database';
import { insertEntities } from '../entities/insert-entities.ts';
import { removeEntities } from '../entities/remove-entities.ts';
import { type EntityBefore, updateEntities } from '../entities/update-entities.ts';
import { insertChanges } from '../history/insert-changes.ts';
import { toChanges } from '../history/to-changes.ts';
import { replaceConflicts } from '../merge/replace-conflicts.ts';
import { isOwner, settleOwners } from '../ownership/settle-owners.ts';
import { writeRelations } from '../relations/write-relations.ts';
import { entombEntities } from '../removal/entomb-entities.ts';
import { dropAliases, followAliases, hasAliases, restateRelations } from '../rename/follow-aliases.ts';
import { parkRefs } from '../rename/park-refs.ts';
import { recordRenames } from '../rename/record-renames.ts';
import type { RenamedEntity } from '../rename/renamed-entity.ts';
import { flushTerms } from '../terms/flush-terms.ts';
import { writeWords } from '../terms/write-words.ts';
import { deleteClaims } from './delete-claims.ts';
import { dropUnchanged } from './drop-unchanged.ts';
import { moveDocuments } from './move-documents.ts';
import { type ClaimChanges, type EntityPlan, planEntities, type SpeakingSource } from './plan-entities.ts';
import { readCoClaims } from './read-co-claims.ts';
import { insertClaims, writeClaims } from './write-claims.ts';

/** What became of entities. Refs are in the order of their names. */
export interface SettledEntities {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly renamed: readonly RenamedEntity[];
}

/**
 * Changes the claims of one source, and all that follows from them, in a number of statements that does not grow with them.
 * @param keepRemovedMs how long what nobody tells any more can come back
 */
export async function settleClaims(
  tx: Transaction,
  source: SpeakingSource,
  changes: ClaimChanges,
  keepRemovedMs: number,
): Promise<SettledEntities> {
  const plan = planEntities(source, changes, await readBeside(tx, source, changes));
  await entombEntities(tx, plan.removed, keepRemovedMs);
  const given = changes.put.flatMap(({ replaces }) => replaces ?? []);
  const firstSeen = await deleteClaims(tx, source.id, [...changes.gone.map(({ ref }) => ref), ...given]);
  await moveDocuments(tx, plan.moved);
  const removed = await removeEntities(tx, plan.removed);
  const updated = await dropUnchanged(tx, plan.updated, plan.compared);
  const words = new Set<string>();
  const before = await updateRenamed(tx, updated, plan.renaming, words);
  await insertEntities(tx, plan.inserted, words);
  const isNew = newClaimsOf(plan);
  await insertClaims(tx, source.id, plan.claims.filter(isNew));
  await writeClaims(
    tx,
    source.id,
    plan.claims
      .filter((claim) => !isNew(claim))
      .map(({ replaces, ...claim }) =>
        replaces === undefined ? claim : { ...claim, firstSeenAt: firstSeen.get(replaces) },
      ),
  );
  await replaceConflicts(tx, plan.conflicts);
  const { formerNames } = changes;
  const written = { added: plan.inserted, changed: updated, before, removed };
  await insertChanges(tx, source.id, toChanges(formerNames ? { ...written, formerNames } : written));
  const renamed = renamedOf(plan, updated, before, formerNames);
  await recordRenames(tx, source.id, renamed);
  await writeRelations(tx, plan.inserted, updated);
  await writeWords(tx, words);
  if (plan.inserted.length + updated.length > 0) await flushTerms(tx);
  await settleNames(tx, plan, updated, changes);
  await settleOwners(tx, {
    told: idsOf(plan.inserted),
    retold: idsOf(plan.updated),
    ownersMoved: [...plan.inserted, ...updated, ...removed].some(isOwner),
  });
  return { added: refsOf(plan.inserted), changed: refsOf(updated), removed: refsOf(removed), renamed };
}

/** What nothing can be stored of: the first of entities that were not there, told now for the first time. */
function newClaimsOf({ inserted }: EntityPlan): (claim: EntityPlan['claims'][number]) => boolean {
  const ids = new Set(inserted.map(({ id }) => id));
  return ({ entityId, replaces, firstSeenAt, keptBy }) =>
    replaces === undefined && firstSeenAt === undefined && keptBy === undefined && ids.has(entityId);
}

/** All claims of the entities concerned but those that are about to be written or deleted. */
async function readBeside(tx: Transaction, { id }: SpeakingSource, changes: ClaimChanges) {
  const { put, gone, touched, retaken } = changes;
  const existing = put.filter(({ creates }) => !creates);
  const left = [...(retaken?.values() ?? [])].map(({ from }) => from);
  const concerned = [...existing, ...gone].map(({ entityId }) => entityId);
  const except = [
    ...existing.flatMap(({ record, replaces }) =>
      replaces === undefined ? [record.ref] : [record.ref, replaces],
    ),
    ...gone.map(({ ref }) => ref),
  ];
  return readCoClaims(tx, [...new Set([...concerned, ...touched, ...left])], id, except);
}

/** Writes entities of which some get other names, perhaps those of one another. */
async function updateRenamed(
  tx: Transaction,
  updated: EntityPlan['updated'],
  renaming: ReadonlySet<string>,
  words: Set<string>,
): Promise<ReadonlyMap<string, EntityBefore>> {
  const parked = await parkRefs(
    tx,
    updated.map(({ id }) => id).filter((id) => renaming.has(id)),
  );
  const before = await updateEntities(tx, updated, words);
  if (parked.size === 0) return before;
  return new Map([...before].map(([id, was]) => [id, { ...was, ref: parked.get(id) ?? was.ref }]));
}

function renamedOf(
  { inserted }: EntityPlan,
  updated: EntityPlan['updated'],
  before: ReadonlyMap<string, EntityBefore>,
  formerNames: ReadonlyMap<string, string> | undefined,
): readonly RenamedEntity[] {
  const back = formerNames ? inserted.filter(({ id }) => formerNames.has(id)) : [];
  return [
    ...updated.map(({ id, ref }) => ({ entityId: id, from: before.get(id)?.ref ?? ref, to: ref })),
    ...back.map(({ id, ref }) => ({ entityId: id, from: formerNames?.get(id) ?? ref, to: ref })),
  ].filter(({ from, to }) => from !== to);
}

/** Old names lead to the renamed entities, wherever they are mentioned, as long as nothing else is called so. */
async function settleNames(
  tx: Transaction,
  { inserted }: EntityPlan,
  updated: EntityPlan['updated'],
  { retaken }: ClaimChanges,
): Promise<void> {
  const written = [...inserted, ...updated];
  if (written.length === 0 || !(await hasAliases(tx))) return;
  await dropAliases(
    tx,
    written.map(({ ref }) => ref),
  );
  await followAliases(
    tx,
    written.map(({ id }) => id),
  );
  const left = [...(retaken?.values() ?? [])].map(({ from }) => from);
  if (left.length > 0) await restateRelations(tx, left);
}

function idsOf(entities: readonly { readonly id: string }[]): readonly string[] {
  return entities.map(({ id }) => id);
}

function refsOf(entities: readonly { readonly ref: string }[]): readonly string[] {
  return entities.map(({ ref }) => ref).sort();
}

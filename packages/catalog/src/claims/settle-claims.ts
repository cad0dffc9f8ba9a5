import { sql, type Transaction } from '@watchbill/database';
import { insertChanges } from '../history/insert-changes.ts';
import { toChanges } from '../history/to-changes.ts';
import { insertEntities } from '../insert-entities.ts';
import { replaceConflicts } from '../merge/replace-conflicts.ts';
import { isOwner, settleOwners } from '../ownership/settle-owners.ts';
import { removeEntities } from '../remove-entities.ts';
import { writeWords } from '../terms/write-words.ts';
import { updateEntities } from '../update-entities.ts';
import { writeRelations } from '../write-relations.ts';
import { dropUnchanged } from './drop-unchanged.ts';
import { moveDocuments } from './move-documents.ts';
import { type ClaimChanges, planEntities, type SpeakingSource } from './plan-entities.ts';
import { readCoClaims } from './read-co-claims.ts';
import { writeClaims } from './write-claims.ts';

/** Refs, in the order of their names. */
export interface SettledEntities {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** Changes the claims of one source, and all that follows from them, in a number of statements that does not grow with them. */
export async function settleClaims(
  tx: Transaction,
  source: SpeakingSource,
  changes: ClaimChanges,
): Promise<SettledEntities> {
  const { put, gone, touched } = changes;
  const existing = put.filter(({ creates }) => !creates);
  const concerned = [...existing, ...gone].map(({ entityId }) => entityId);
  const except = [...existing.map(({ record }) => record.ref), ...gone.map(({ ref }) => ref)];
  const coClaims = await readCoClaims(tx, [...new Set([...concerned, ...touched])], source.id, except);
  const plan = planEntities(source, changes, coClaims);
  await deleteClaims(
    tx,
    source.id,
    gone.map(({ ref }) => ref),
  );
  const removed = await removeEntities(tx, plan.removed);
  const updated = await dropUnchanged(tx, plan.updated, plan.compared);
  const before = await updateEntities(tx, updated);
  await insertEntities(tx, plan.inserted);
  await writeClaims(tx, source.id, plan.claims);
  await moveDocuments(tx, plan.moved);
  await replaceConflicts(tx, plan.conflicts);
  await insertChanges(tx, source.id, toChanges({ added: plan.inserted, changed: updated, before, removed }));
  await writeRelations(tx, plan.inserted, updated);
  await writeWords(tx, [...plan.inserted, ...updated]);
  await settleOwners(tx, {
    told: idsOf(plan.inserted),
    retold: idsOf(plan.updated),
    ownersMoved: [...plan.inserted, ...updated, ...removed].some(isOwner),
  });
  return { added: refsOf(plan.inserted), changed: refsOf(updated), removed: refsOf(removed) };
}

async function deleteClaims(tx: Transaction, sourceId: string, refs: readonly string[]): Promise<void> {
  if (refs.length === 0) return;
  await tx.$executeRaw(
    sql`delete from claim where source_id = ${sourceId} and ref = any(${[...refs]}::text[])`,
  );
}

function idsOf(entities: readonly { readonly id: string }[]): readonly string[] {
  return entities.map(({ id }) => id);
}

function refsOf(entities: readonly { readonly ref: string }[]): readonly string[] {
  return entities.map(({ ref }) => ref).sort();
}

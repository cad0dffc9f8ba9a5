import { sql, type Transaction } from '@watchbill/database';
import { inBatches } from '../entities/batches.ts';
import { NEEDS_NO_EVIDENCE, signsOf } from './claimed-owners.ts';
import { findMeantOwners } from './find-meant-owners.ts';
import type { OwnerEvidence } from './owner-evidence.ts';
import { evidencedOwner, rankedEvidence } from './ranked-evidence.ts';

/** What a mutation did that can move owners. */
export interface OwnersTouched {
  /** Ids of entities that were told of anew. */
  readonly told: readonly string[];
  /** Ids of entities that a claim was changed of or taken from, also where the entity stayed the same. */
  readonly retold: readonly string[];
  /** A group or user was added, changed or removed: names that meant nobody can mean somebody now, and the reverse. */
  readonly ownersMoved: boolean;
}

/** Whether its coming, going or change can move the owners of others. */
export function isOwner({ ref }: { readonly ref: string }): boolean {
  return ref.startsWith('group:') || ref.startsWith('user:');
}

/** The place among its entity's relations of the owner that evidence gives; those of descriptors count from 0. */
const EVIDENCED = -1;

interface Candidate {
  readonly id: string;
  readonly ref: string;
  readonly hasOwner: boolean;
  readonly evidence: readonly OwnerEvidence[];
}

/**
 * Gives an entity whose descriptor names no owner, or one that does not exist, the one that evidence points to: as an
 * `ownedBy` relation beside that of the descriptor, so that everything that reads relations knows it. The catalog is
 * locked: a team that comes in one mutation and its name in the evidence of another find one another.
 */
export async function settleOwners(
  tx: Transaction,
  { told, retold, ownersMoved }: OwnersTouched,
): Promise<void> {
  if (told.length + retold.length === 0 && !ownersMoved) return;
  if (retold.length > 0) {
    await tx.$executeRaw(
      sql`delete from relation where stated_by = any(${[...retold]}::uuid[]) and nr = ${EVIDENCED}`,
    );
  }
  const candidates = await readCandidates(tx, ownersMoved ? undefined : [...told, ...retold]);
  if (candidates.length === 0) return;
  const meant = await findMeantOwners(
    tx,
    candidates.flatMap(({ evidence }) => evidence.map(({ owner }) => owner)),
  );
  const rows = candidates.map(({ id, ref, hasOwner, evidence }) => {
    const owner = hasOwner ? undefined : evidencedOwner(rankedEvidence(evidence, meant));
    return { id, ref, owner: owner?.ref ?? null };
  });
  await inBatches(rows, (batch) => writeEvidenced(tx, batch));
}

/** The entities that evidence speaks of; with `ids` only of these. */
async function readCandidates(
  tx: Transaction,
  ids: readonly string[] | undefined,
): Promise<readonly Candidate[]> {
  const wanted = ids ? sql`c.entity_id = any(${[...ids]}::uuid[])` : sql`true`;
  return tx.$queryRaw<Candidate[]>(sql`
    select e.id, e.ref, exists (select 1 from entity o where o.ref = e.owner_ref) as "hasOwner",
      ${signsOf(sql`e.id`)} as evidence
    from entity e
    where e.id in (select c.entity_id from claim c where c.owners is not null and ${wanted})
      and lower(e.kind) <> all(${NEEDS_NO_EVIDENCE}::text[])`);
}

async function writeEvidenced(tx: Transaction, batch: string): Promise<void> {
  await tx.$executeRaw(sql`
    with wanted as materialized (
      select * from jsonb_to_recordset(${batch}::jsonb) as n (id uuid, ref text, owner text)
    ),
    dropped as (
      delete from relation r using wanted w
      where w.owner is null and r.stated_by = w.id and r.nr = ${EVIDENCED}
    )
    insert into relation (stated_by, nr, type, source, target)
    select id, ${EVIDENCED}, 'ownedBy', ref, owner from wanted where owner is not null
    on conflict (stated_by, nr) do update set source = excluded.source, target = excluded.target
      where (relation.source, relation.target) is distinct from (excluded.source, excluded.target)`);
}

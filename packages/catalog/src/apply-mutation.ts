import { randomUUIDv7 } from 'node:crypto';
import type { Transaction } from '@watchbill/database';
import { CHECK_KIND, type Fault } from '@watchbill/model';
import { toClaim } from './claims/claim-record.ts';
import { type ClaimDiff, diffClaims } from './claims/diff-claims.ts';
import { findHomes } from './claims/find-homes.ts';
import type { ClaimChange } from './claims/plan-entities.ts';
import { readStoredClaims } from './claims/read-stored-claims.ts';
import { settleClaims } from './claims/settle-claims.ts';
import { readListing } from './listing/read-listing.ts';
import { recordListing } from './listing/record-listing.ts';
import { locationTarget } from './location.ts';
import { lockCatalog } from './lock-catalog.ts';
import { recordTold } from './record-told.ts';
import { replaceFaults } from './replace-faults.ts';
import { resolveDuplicates } from './resolve-duplicates.ts';
import type { Mutation, SourceIdentity } from './source.ts';
import { writeWorkloads } from './workloads/write-workloads.ts';

export interface AppliedMutation {
  /** Refs, in the order of their names. */
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  /** How many of what it told said what they said before. */
  readonly unchanged: number;
  /** Whether a check is among what was added, changed or removed. */
  readonly checksChanged: boolean;
}

/**
 * Makes the database say what the sources say, writing only what differs, in a number of statements that does not grow
 * with the mutation. Mutations wait for one another.
 */
export async function applyMutation(
  tx: Transaction,
  identity: SourceIdentity,
  mutation: Mutation,
): Promise<AppliedMutation> {
  await lockCatalog(tx);
  const source = await recordTold(tx, identity, mutation);
  const { kept, faults } = resolveDuplicates(mutation.entities);
  const told = kept.map(toClaim);
  const refs = told.map(({ ref }) => ref);
  const toldBefore = await readListing(tx, source.id, mutation, refs);
  const diff = diffClaims(await readStoredClaims(tx, source.id, mutation, told), told, mutation, toldBefore);
  const settled = await settleClaims(tx, source, {
    put: await placeClaims(tx, diff),
    gone: diff.gone,
    touched: [],
    renamed: new Map(),
  });
  await writeWorkloads(tx, source.id, kept);
  await recordListing(tx, source.id, mutation, refs);
  const positions = new Map(kept.map(({ position }, index) => [refs[index], position]));
  await replaceFaults(tx, source.id, mutation, [
    ...mutation.faults,
    ...faults,
    ...diff.refused.map((refused) => refusal(refused, positions.get(refused.record.ref))),
  ]);
  const { added, changed, removed } = settled;
  const checksChanged = [...added, ...changed, ...removed].some((ref) => ref.startsWith(CHECK_PREFIX));
  return { ...settled, unchanged: diff.unchanged, checksChanged };
}

const CHECK_PREFIX = `${CHECK_KIND.toLowerCase()}:`;

/** Gives each claim its entity: the one it had, one that others tell of, or a new one. */
async function placeClaims(tx: Transaction, { added, changed }: ClaimDiff): Promise<readonly ClaimChange[]> {
  const homes = await findHomes(
    tx,
    added.map(({ ref }) => ref),
  );
  return [
    ...changed.map(({ record, stored }) => ({ entityId: stored.entityId, record })),
    ...added.map((record) => {
      const home = homes.get(record.ref);
      return home ? { entityId: home.entityId, record } : { entityId: randomUUIDv7(), record, creates: {} };
    }),
  ];
}

function refusal(
  { record: { ref, location }, holder }: ClaimDiff['refused'][number],
  position: Fault['position'] = { file: locationTarget(location) },
): Fault {
  return {
    level: 'error',
    message: `${ref} is already described in ${locationTarget(holder.location)}, which counts; remove or rename one of the two`,
    position,
    entityRef: ref,
  };
}

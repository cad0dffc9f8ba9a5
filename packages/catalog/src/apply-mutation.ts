import type { Transaction } from '@watchbill/database';
import { CHECK_KIND, type Fault } from '@watchbill/model';
import { toClaim } from './claims/claim-record.ts';
import { compareClaims } from './claims/compare-claims.ts';
import { type ClaimDiff, diffClaims } from './claims/diff-claims.ts';
import { placeClaims } from './claims/place-claims.ts';
import { readStoredClaims } from './claims/read-stored-claims.ts';
import { type SettledEntities, settleClaims } from './claims/settle-claims.ts';
import { recordDeployments } from './deployments/record-deployments.ts';
import { closeListing, endsListing, openListing, recordPage, type Teller } from './listing/listing.ts';
import { readListing } from './listing/read-listing.ts';
import { lockCatalog } from './lock-catalog.ts';
import { guardRemovals } from './removal/guard-removals.ts';
import { countHeldRemovals, liftClaims } from './removal/hold-removals.ts';
import { KEEP_REMOVED_MS } from './removal/keep-removed.ts';
import { DEFAULT_REMOVAL_GUARD, type RemovalGuard } from './removal/removal-guard.ts';
import type { Mutation, SourceIdentity } from './source.ts';
import { locationTarget } from './sources/location.ts';
import { recordTold } from './sources/record-told.ts';
import { replaceFaults } from './sources/replace-faults.ts';
import { resolveDuplicates } from './sources/resolve-duplicates.ts';
import { writeWorkloads } from './workloads/write-workloads.ts';

export interface AppliedMutation extends SettledEntities {
  /** How many of what it told said what they said before. */
  readonly unchanged: number;
  /** Entities that have now been deployed, so that they are worth a look. */
  readonly deployed: readonly string[];
  /** How many removals are held from now on until somebody confirms them. */
  readonly held: number;
  /** Whether a check is among what was added, changed, renamed or removed. */
  readonly checksChanged: boolean;
}

export interface ApplyOptions {
  /** How long what nobody tells any more can come back, in milliseconds. */
  readonly keepRemovedMs?: number;
  /** Which removals wait for someone to confirm them; null for none, where somebody has decided that they go. */
  readonly guard?: RemovalGuard | null;
  readonly teller?: Teller;
  /** Since when the far end was read, by the database's clock: what was told later is not gone. */
  readonly readSince?: Date;
}

const ALONE: Teller = { id: 'alone' };

/**
 * Makes the database say what the sources say, writing only what differs, in a number of statements that does not grow
 * with the mutation. Mutations wait for one another.
 */
export async function applyMutation(
  tx: Transaction,
  identity: SourceIdentity,
  mutation: Mutation,
  options: ApplyOptions = {},
): Promise<AppliedMutation> {
  const { keepRemovedMs = KEEP_REMOVED_MS, guard = DEFAULT_REMOVAL_GUARD, teller = ALONE } = options;
  await lockCatalog(tx);
  const source = await recordTold(tx, identity, mutation);
  await openListing(tx, source, mutation, teller);
  const { kept, faults } = resolveDuplicates(mutation.entities);
  const refs = [...kept.keys()];
  const told = [...kept].map(([ref, entity]) => toClaim(ref, entity));
  const toldBefore = await readListing(tx, source.id, mutation, refs);
  const compared = await compareClaims(tx, source.id, mutation, told);
  const stored = await readStoredClaims(tx, source, mutation, compared, options.readSince);
  const sweeps = mutation.type !== 'complete' || endsListing(source, mutation, teller);
  const { differing, same } = compared;
  const diff = diffClaims(stored, differing, mutation, { same, toldBefore, sweeps });
  const toldAs = (ref: string) =>
    kept.get(ref)?.identity ?? (kept.has(ref) || toldBefore.has(ref) ? null : undefined);
  const { gone: going, replaced, ...placed } = await placeClaims(tx, source.id, diff, stored, toldAs);
  // A claim whose name another thing has taken cannot stay.
  const [staying, displaced] = [
    going.filter(({ ref }) => !kept.has(ref)),
    going.filter(({ ref }) => kept.has(ref)),
  ];
  const guarded = guard ? await guardRemovals(tx, source, staying, guard) : { gone: staying, held: [] };
  const { held } = guarded;
  const gone = [...displaced, ...guarded.gone];
  await liftClaims(
    tx,
    source.id,
    diff.returned.map(({ ref }) => ref),
  );
  const touched = [...held, ...diff.returned.map(({ entityId }) => entityId)];
  const settled = await settleClaims(tx, source, { ...placed, gone, touched }, keepRemovedMs);
  await writeWorkloads(tx, source.id, [...kept.values()]);
  const deployed = await recordDeployments(tx, source.id, mutation.deployments ?? []);
  if (source.heldRemovals > 0 || source.confirmedRemovals > 0) {
    await countHeldRemovals(tx, source.id, mutation.type === 'full' || mutation.type === 'complete');
  }
  await replaceFaults(tx, source.id, mutation, [
    ...mutation.faults,
    ...faults,
    ...diff.refused.map((refused) => refusal(refused, kept.get(refused.record.ref)?.position)),
  ]);
  if (endsListing(source, mutation, teller)) await closeListing(tx, source);
  else await recordPage(tx, source, mutation, refs);
  return {
    ...settled,
    deployed,
    unchanged: diff.unchanged,
    held: held.length,
    checksChanged: touchesChecks(settled),
  };
}

const CHECK_PREFIX = `${CHECK_KIND.toLowerCase()}:`;

/** A renamed entity may be what a check marks. */
export function touchesChecks({ added, changed, removed, renamed }: SettledEntities): boolean {
  return renamed.length > 0 || [...added, ...changed, ...removed].some((ref) => ref.startsWith(CHECK_PREFIX));
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

import type { Mutation } from '../source.ts';
import type { ClaimRecord } from './claim-record.ts';
import type { StoredClaim } from './stored-claim.ts';

export interface ClaimDiff {
  /** The source has not told these refs before. */
  readonly added: readonly ClaimRecord[];
  readonly changed: readonly ChangedClaim[];
  /** Says what it said, after it was absent or kept by hand. */
  readonly returned: readonly StoredClaim[];
  readonly gone: readonly StoredClaim[];
  readonly unchanged: number;
  /** Held by a place of the source that the mutation says nothing of: what is stored stays. */
  readonly refused: readonly { readonly record: ClaimRecord; readonly holder: StoredClaim }[];
}

export interface DiffOptions {
  /** Refs of what is told just as it is stored, and so is not among what is incoming. */
  readonly same: ReadonlySet<string>;
  /** Refs that earlier pages of the same listing have told. */
  readonly toldBefore: ReadonlySet<string>;
  /** What is not told is gone. */
  readonly sweeps: boolean;
}

export interface ChangedClaim {
  readonly record: ClaimRecord;
  readonly stored: StoredClaim;
}

/**
 * What differs between what a source tells and what is stored of it. `stored` is everything of the source in the mutation's
 * reach, and everything with one of the incoming refs. What is stored for an unreadable location stays, unless it is told anew.
 */
export function diffClaims(
  stored: readonly StoredClaim[],
  incoming: readonly ClaimRecord[],
  mutation: Mutation,
  { same, toldBefore, sweeps }: DiffOptions,
): ClaimDiff {
  const byRef = new Map(stored.map((claim) => [claim.ref, claim]));
  const byIdentity = claimsByIdentity(stored);
  const isReplaced = replacementOf(mutation);
  const added: ClaimRecord[] = [];
  const changed: ChangedClaim[] = [];
  const returned: StoredClaim[] = [];
  const refused: { record: ClaimRecord; holder: StoredClaim }[] = [];
  const told = new Set(same);
  const displaced = new Set<string>();
  for (const record of incoming) {
    const holder = byRef.get(record.ref);
    const known = record.identity === null ? undefined : byIdentity.get(record.identity);
    if (!holder) added.push(record);
    else if (known && known.ref !== record.ref && holder.identity !== record.identity) {
      // Another thing of this source has taken the name, whatever becomes of the one that had it.
      added.push(record);
      displaced.add(holder.ref);
    } else if (isHeldElsewhere(holder, record, isReplaced, toldBefore)) refused.push({ record, holder });
    else {
      told.add(record.ref);
      if (holder.hash !== record.hash) changed.push({ record, stored: holder });
      else if (holder.absent || holder.kept) returned.push(holder);
    }
  }
  const isUnreadable = unreadableOf(mutation);
  const gone = stored.filter(
    (claim) =>
      displaced.has(claim.ref) ||
      (sweeps &&
        mutation.type !== 'page' &&
        !told.has(claim.ref) &&
        !toldBefore.has(claim.ref) &&
        !claim.kept &&
        isReplaced(claim) &&
        !isUnreadable(claim)),
  );
  return { added, changed, returned, gone, unchanged: told.size - changed.length, refused };
}

/** The first by ref, should a source give one identity twice. */
export function claimsByIdentity(stored: readonly StoredClaim[]): ReadonlyMap<string, StoredClaim> {
  const ordered = stored.toSorted((a, b) => (a.ref < b.ref ? 1 : -1));
  return new Map(
    ordered.flatMap((claim) => (claim.identity === null ? [] : [[claim.identity, claim] as const])),
  );
}

type Test = (claim: StoredClaim) => boolean;

/** One place of a source holds a ref, until that place is read again without it. */
function isHeldElsewhere(
  holder: StoredClaim,
  record: ClaimRecord,
  isReplaced: Test,
  toldBefore: ReadonlySet<string>,
): boolean {
  if (holder.location === record.location || holder.absent || holder.kept) return false;
  return toldBefore.has(record.ref) || !isReplaced(holder);
}

/** Whether the mutation says all there is where a claim comes from. Pages say nothing more of what they have not told. */
function replacementOf(mutation: Mutation): Test {
  if (mutation.type !== 'delta') return () => true;
  const locations = new Set([...mutation.locations, ...mutation.unreadable]);
  return ({ location }) => locations.has(location);
}

function unreadableOf(mutation: Mutation): Test {
  if (mutation.type === 'page') return () => false;
  const locations = new Set(mutation.unreadable);
  const folders = mutation.unreadable.filter((location) => location.endsWith('/'));
  return ({ location }) => locations.has(location) || folders.some((folder) => location.startsWith(folder));
}

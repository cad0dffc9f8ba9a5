import type { ClaimRecord } from '../claims/claim-record.ts';
import { claimsByIdentity } from '../claims/diff-claims.ts';
import type { StoredClaim } from '../claims/stored-claim.ts';
import { formerNameOf } from './former-name.ts';

/** One thing under another name: a claim that comes is the one that goes. */
export interface Rename {
  readonly record: ClaimRecord;
  readonly from: StoredClaim;
}

export interface RenameClues {
  readonly added: readonly ClaimRecord[];
  readonly gone: readonly StoredClaim[];
  readonly stored: readonly StoredClaim[];
  /** As what the source tells this ref now: its identity, null when it has none, undefined when it is not told. */
  readonly toldAs: (ref: string) => string | null | undefined;
}

/** Renames that are sure: the source knows the thing by an identity, or the descriptor says what it was called. */
export function statedRenames({ added, stored, toldAs }: RenameClues): readonly Rename[] {
  const byIdentity = claimsByIdentity(stored);
  const byRef = new Map(stored.map((claim) => [claim.ref, claim]));
  const used = new Set<StoredClaim>();
  return added.flatMap((record) => {
    const former = formerNameOf(record);
    const from =
      (record.identity === null ? undefined : byIdentity.get(record.identity)) ??
      (former === undefined ? undefined : byRef.get(former));
    if (!from || from.ref === record.ref || used.has(from)) return [];
    // What is still there was not renamed, unless another thing has taken its name.
    const still = toldAs(from.ref);
    const isAnother = still !== null && from.identity === record.identity && still !== record.identity;
    if (still !== undefined && !isAnother) return [];
    used.add(from);
    return [{ record, from }];
  });
}

/**
 * Renames that would be sure if what is said were the same: without identities, one thing of a kind goes and one of that kind
 * comes at the same place.
 */
export function likelyRenames({ added, gone }: Pick<RenameClues, 'added' | 'gone'>): readonly Rename[] {
  const coming = Map.groupBy(
    added.filter(({ identity }) => identity === null),
    placeOf,
  );
  const going = Map.groupBy(
    gone.filter(({ identity }) => identity === null),
    placeOf,
  );
  return [...coming].flatMap(([place, records]) => {
    const from = going.get(place) ?? [];
    const [record] = records;
    const [only] = from;
    return records.length === 1 && from.length === 1 && record && only ? [{ record, from: only }] : [];
  });
}

function placeOf({ ref, location }: { readonly ref: string; readonly location: string }): string {
  return `${ref.slice(0, ref.indexOf(':'))} ${location}`;
}

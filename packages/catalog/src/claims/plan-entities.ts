import type { NewEntity, WrittenEntity } from '../entities/insert-entities.ts';
import { mergeEntity } from '../merge/merge-entity.ts';
import { byPrecedence } from '../merge/precedence.ts';
import type { EntityConflicts } from '../merge/replace-conflicts.ts';
import type { ClaimRecord } from './claim-record.ts';
import type { CoClaim, MergedClaim } from './read-co-claims.ts';
import type { PutClaim } from './write-claims.ts';

/** What becomes of the claims of one source. */
export interface ClaimChanges {
  readonly put: readonly ClaimChange[];
  /** Claims that are to be deleted. */
  readonly gone: readonly { readonly ref: string; readonly entityId: string }[];
  /** Entities that are to be merged again although their claims say what they said. */
  readonly touched: readonly string[];
  /** Entities that get another name, by id. */
  readonly renamed?: ReadonlyMap<string, string>;
  /** Old names of those that come back under another one, by id. */
  readonly formerNames?: ReadonlyMap<string, string>;
  /** Old names of an entity that are those of another one now: what is told under them goes there. */
  readonly retaken?: ReadonlyMap<string, { readonly from: string; readonly to: string }>;
}

export interface ClaimChange {
  readonly entityId: string;
  readonly record: ClaimRecord;
  /** For an entity that does not exist yet: when it was first there, if it was before. */
  readonly creates?: { readonly createdAt?: Date };
  /** The ref under which the source told it before. */
  readonly replaces?: string;
  /** When the source first told it, for one that comes back. */
  readonly firstSeenAt?: Date;
  /** Who keeps it, for one that its source does not tell. */
  readonly keptBy?: string;
}

export interface SpeakingSource {
  readonly id: string;
  readonly rank: number;
}

/** A claim that says what it said, and holds its document or not, or belongs to another entity. */
export interface MovedClaim {
  readonly claim: CoClaim;
  readonly entityId: string;
  readonly holdsDocument: boolean;
}

/** What has to be written for the claims to be as changed. */
export interface EntityPlan {
  readonly inserted: readonly NewEntity[];
  readonly updated: readonly WrittenEntity[];
  /** Ids among `updated` that may turn out to be what they were. */
  readonly compared: ReadonlySet<string>;
  /** Ids among `updated` of those that may get another name. */
  readonly renaming: ReadonlySet<string>;
  /** Ids of those that nobody tells of any more. */
  readonly removed: readonly string[];
  readonly claims: readonly (PutClaim & Pick<ClaimChange, 'replaces'>)[];
  readonly moved: readonly MovedClaim[];
  readonly conflicts: readonly EntityConflicts[];
}

/**
 * The entities that changed claims come to.
 * @param coClaims all other claims of the entities concerned
 */
export function planEntities(
  source: SpeakingSource,
  { put, gone, touched, renamed, retaken }: ClaimChanges,
  coClaims: readonly CoClaim[],
): EntityPlan {
  const puts = Map.groupBy(put, ({ entityId }) => entityId);
  const ownerOf = ({ ref, entityId }: CoClaim) => {
    const way = retaken?.get(ref);
    return way?.from === entityId ? way.to : entityId;
  };
  const others = Map.groupBy(coClaims, ownerOf);
  const left = [...(retaken?.values() ?? [])].map(({ from }) => from);
  const inserted: NewEntity[] = [];
  const updated: WrittenEntity[] = [];
  const compared = new Set<string>();
  const removed: string[] = [];
  const claims: (PutClaim & Pick<ClaimChange, 'replaces'>)[] = [];
  const renaming = new Set([...(renamed?.keys() ?? []), ...gone.map(({ entityId }) => entityId)]);
  const moved: MovedClaim[] = [];
  const conflicts: EntityConflicts[] = [];
  for (const id of new Set([...puts.keys(), ...gone.map(({ entityId }) => entityId), ...left, ...touched])) {
    const own = puts.get(id) ?? [];
    const beside = others.get(id) ?? [];
    const all: readonly MergedClaim[] = [...own.map((claim) => toMerged(source, claim)), ...beside];
    if (all.length === 0) {
      removed.push(id);
      continue;
    }
    const several = all.length > 1;
    const merged = mergeEntity(
      all,
      nameOf(all, renamed?.get(id) ?? beside.find(({ entityId }) => entityId === id)?.entityRef),
    );
    const entity = { ...merged.record, id };
    const creates = own[0]?.creates;
    if (creates) inserted.push(creates.createdAt ? { ...entity, created_at: creates.createdAt } : entity);
    else updated.push(entity);
    if (beside.length > 0 && !creates) compared.add(id);
    for (const { creates: _creates, ...claim } of own) {
      claims.push({ ...claim, holdsDocument: several });
    }
    for (const claim of beside) {
      if (claim.holdsDocument === several && claim.entityId === id) continue;
      moved.push({ claim, entityId: id, holdsDocument: several });
    }
    if (several || beside.some(({ holdsDocument }) => holdsDocument)) {
      conflicts.push({ entityId: id, conflicts: merged.conflicts });
    }
  }
  return { inserted, updated, compared, renaming, removed, claims, moved, conflicts };
}

function toMerged({ id, rank }: SpeakingSource, { record, keptBy }: ClaimChange): MergedClaim {
  return { ...record, sourceId: id, rank, told: keptBy === undefined };
}

/** An entity keeps its name as long as one of its claims has it. */
function nameOf(claims: readonly MergedClaim[], name: string | undefined): string {
  const first = claims.length === 1 ? claims[0] : undefined;
  if (first) return first.ref;
  if (name !== undefined && claims.some(({ ref }) => ref === name)) return name;
  return claims.toSorted(byPrecedence)[0]?.ref ?? '';
}

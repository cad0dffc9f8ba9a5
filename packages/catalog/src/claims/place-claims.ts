import { randomUUIDv7 } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Transaction } from '@watchbill/database';
import { toStorableJson } from '../entities/storable-json.ts';
import { reviveTombstones } from '../removal/revive-tombstones.ts';
import type { Tombstone } from '../removal/tombstone.ts';
import { likelyRenames, type Rename, type RenameClues, statedRenames } from '../rename/find-renames.ts';
import { readSpecs } from '../rename/read-specs.ts';
import type { ClaimRecord } from './claim-record.ts';
import type { ClaimDiff } from './diff-claims.ts';
import { findHomes, type Home } from './find-homes.ts';
import type { ClaimChange } from './plan-entities.ts';
import type { StoredClaim } from './stored-claim.ts';

export interface PlacedClaims {
  readonly put: readonly ClaimChange[];
  /** What goes, apart from names that were given up. */
  readonly gone: readonly StoredClaim[];
  /** Names that were given up for another one. */
  readonly replaced: readonly StoredClaim[];
  /** New names, by id. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Old names of those that came back under another one, by id. */
  readonly formerNames: ReadonlyMap<string, string>;
  /** Old names of an entity that are those of another one now. */
  readonly retaken: ReadonlyMap<string, { readonly from: string; readonly to: string }>;
}

/**
 * Gives each claim its entity: the one it had, the one that it had under another name, one that others tell of, one that was
 * removed, or a new one.
 */
export async function placeClaims(
  tx: Transaction,
  sourceId: string,
  diff: ClaimDiff,
  stored: readonly StoredClaim[],
  toldAs: RenameClues['toldAs'],
): Promise<PlacedClaims> {
  const { added, changed } = diff;
  const homes = await findHomes(
    tx,
    sourceId,
    added.map(({ ref }) => ref),
  );
  const candidates = await findCandidates(tx, sourceId, diff, stored, toldAs);
  const renames = possibleRenames(candidates, homes, diff.gone);
  const renamedRecords = new Set(renames.map(({ record }) => record));
  const leaving = new Map(renames.map(({ record, from }) => [from.entityId, record.ref]));
  const others = added.filter((record) => !renamedRecords.has(record));
  const isHome = ({ renamedBy, entityId }: Home) =>
    renamedBy === null ? !leaving.has(entityId) : renamedBy !== sourceId;
  const homeOf = ({ ref }: ClaimRecord) => {
    const home = homes.get(ref);
    return home && isHome(home) ? home.entityId : undefined;
  };
  const homeless = others.filter((record) => homeOf(record) === undefined);
  const revived = await reviveTombstones(tx, sourceId, homeless);
  const put: readonly ClaimChange[] = [
    ...changed.map(({ record, stored: { entityId } }) => ({ entityId, record })),
    ...renames.map(({ record, from }) => ({ entityId: from.entityId, record, replaces: from.ref })),
    ...others.map((record) => {
      const entityId = homeOf(record);
      return entityId === undefined ? created(record, sourceId, revived.get(record)) : { entityId, record };
    }),
  ];
  const replaced = new Set(renames.map(({ from }) => from));
  return {
    put,
    gone: diff.gone.filter((claim) => !replaced.has(claim)),
    replaced: [...replaced],
    renamed: leaving,
    formerNames: new Map(
      [...revived].flatMap(([{ ref }, { id, ref: was }]) => (was === ref ? [] : [[id, was] as const])),
    ),
    retaken: retakenNames(put, homes),
  };
}

async function findCandidates(
  tx: Transaction,
  sourceId: string,
  { added, gone }: ClaimDiff,
  stored: readonly StoredClaim[],
  toldAs: RenameClues['toldAs'],
): Promise<readonly Rename[]> {
  const stated = statedRenames({ added, gone, stored, toldAs });
  const records = new Set(stated.map(({ record }) => record));
  const claims = new Set(stated.map(({ from }) => from));
  const likely = likelyRenames({
    added: added.filter((record) => !records.has(record)),
    gone: gone.filter((claim) => !claims.has(claim)),
  });
  const specs = await readSpecs(
    tx,
    sourceId,
    likely.map(({ from }) => from.ref),
  );
  const same = likely.filter(({ record, from }) => {
    const { spec } = JSON.parse(toStorableJson({ spec: record.document.spec ?? null })) as { spec: unknown };
    return isDeepStrictEqual(spec, specs.get(from.ref) ?? null);
  });
  return [...stated, ...same];
}

/** Those whose new name is free: nobody has it, or who has it gives it up in the same breath. */
function possibleRenames(
  candidates: readonly Rename[],
  homes: ReadonlyMap<string, Home>,
  gone: readonly StoredClaim[],
): readonly Rename[] {
  const leaving = new Set(candidates.map(({ from }) => from.entityId));
  const going = new Set(gone.map(({ entityId }) => entityId));
  const possible = candidates.filter(({ record, from }) => {
    const home = homes.get(record.ref);
    if (!home || home.entityId === from.entityId || leaving.has(home.entityId)) return true;
    return going.has(home.entityId) && !home.shared;
  });
  // One that cannot leave keeps the next from coming.
  return possible.length === candidates.length ? possible : possibleRenames(possible, homes, gone);
}

function created(record: ClaimRecord, sourceId: string, tombstone: Tombstone | undefined): ClaimChange {
  if (!tombstone) return { entityId: randomUUIDv7(), record, creates: {} };
  const { id, createdAt, claims } = tombstone;
  const before = claims.find((claim) => claim.sourceId === sourceId);
  return {
    entityId: id,
    record,
    creates: { createdAt },
    ...(before ? { firstSeenAt: new Date(before.firstSeenAt) } : {}),
  };
}

function retakenNames(
  put: readonly ClaimChange[],
  homes: ReadonlyMap<string, Home>,
): ReadonlyMap<string, { from: string; to: string }> {
  return new Map(
    put.flatMap(({ record: { ref }, entityId: to }) => {
      const from = homes.get(ref)?.entityId;
      return from === undefined || from === to ? [] : [[ref, { from, to }] as const];
    }),
  );
}

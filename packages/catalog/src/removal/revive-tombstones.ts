import type { Transaction } from '@watchbill/database';
import type { ClaimRecord } from '../claims/claim-record.ts';
import { formerNameOf } from '../rename/former-name.ts';
import { deleteTombstones, findTombstones } from './find-tombstones.ts';
import type { Tombstone } from './tombstone.ts';

/** Removed entities that are told again, by what tells of them. They are tombstones no more. */
export async function reviveTombstones(
  tx: Transaction,
  sourceId: string,
  records: readonly ClaimRecord[],
): Promise<ReadonlyMap<ClaimRecord, Tombstone>> {
  const refs = records.flatMap((record) => [record.ref, formerNameOf(record) ?? []].flat());
  const identities = records.flatMap(({ identity }) => identity ?? []);
  const revived = matchTombstones(sourceId, records, await findTombstones(tx, sourceId, refs, identities));
  await deleteTombstones(
    tx,
    [...revived.values()].map(({ id }) => id),
  );
  return revived;
}

/** Each removed entity comes back once: for what has its identity, else its name, else names it as what it was before. */
function matchTombstones(
  sourceId: string,
  records: readonly ClaimRecord[],
  tombstones: readonly Tombstone[],
): ReadonlyMap<ClaimRecord, Tombstone> {
  const revived = new Map<ClaimRecord, Tombstone>();
  if (tombstones.length === 0) return revived;
  const own = tombstones.filter((tombstone) => tombstone.sourceId === sourceId);
  const used = new Set<Tombstone>();
  const match = (
    found: ReadonlyMap<string | null, readonly Tombstone[]>,
    keyOf: (record: ClaimRecord) => string | null | undefined,
  ) => {
    for (const record of records) {
      const key = keyOf(record);
      if (key === null || key === undefined || revived.has(record)) continue;
      const tombstone = found.get(key)?.find((one) => !used.has(one));
      if (!tombstone) continue;
      revived.set(record, tombstone);
      used.add(tombstone);
    }
  };
  match(
    Map.groupBy(own, ({ identity }) => identity),
    ({ identity }) => identity,
  );
  match(
    Map.groupBy(tombstones, ({ ref }) => ref),
    ({ ref }) => ref,
  );
  match(
    Map.groupBy(own, ({ ref }) => ref),
    formerNameOf,
  );
  return revived;
}

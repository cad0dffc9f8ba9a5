import { sql, type Transaction } from '@watchbill/database';
import { ConflictError, NotFoundError } from '@watchbill/model';
import { findHomes } from '../claims/find-homes.ts';
import type { ClaimChange } from '../claims/plan-entities.ts';
import { type SettledEntities, settleClaims } from '../claims/settle-claims.ts';
import { lockCatalog } from '../lock-catalog.ts';
import { withoutProvenance } from '../merge/provenance-annotations.ts';
import { deleteTombstones, findTombstones } from './find-tombstones.ts';
import { KEEP_REMOVED_MS } from './keep-removed.ts';
import type { BuriedClaim, Tombstone } from './tombstone.ts';

/**
 * Brings a removed entity back as it was. It stays until its source tells it again, and then for as long as that does, or
 * until somebody lets it go.
 * @throws NotFoundError when none of that name was removed lately; ConflictError when there is another one of that name.
 */
export async function restoreEntity(tx: Transaction, ref: string, actor: string): Promise<SettledEntities> {
  await lockCatalog(tx);
  if ((await findHomes(tx, '', [ref])).get(ref)?.renamedBy === null) {
    throw new ConflictError(`${ref}: it is there already, so nothing can be restored in its place`);
  }
  const [tombstone] = await findTombstones(tx, '', [ref], []);
  if (!tombstone) throw new NotFoundError(`${ref}: no entity of this name was removed lately`);
  await deleteTombstones(tx, [tombstone.id]);
  const { id, sourceId } = tombstone;
  const claims = tombstone.claims.filter((claim) => claim.sourceId === sourceId);
  const put = claims.map((claim) => keptClaim(tombstone, claim, actor));
  const rank = (await tx.source.findUniqueOrThrow({ where: { id: sourceId } })).rank;
  const names = claims.some((claim) => claim.ref === tombstone.ref) ? [[id, tombstone.ref] as const] : [];
  return settleClaims(tx, { id: sourceId, rank }, { put, gone: [], touched: [], renamed: new Map(names) }, 0);
}

/** An empty hash differs from any: when the source tells it again it is written, and no longer kept by hand. */
function keptClaim(tombstone: Tombstone, claim: BuriedClaim, actor: string): ClaimChange {
  const { sourceId: _, firstSeenAt, document, ...rest } = claim;
  return {
    entityId: tombstone.id,
    record: { ...rest, hash: '', document: document ?? withoutProvenance(tombstone.document) },
    creates: { createdAt: tombstone.createdAt },
    firstSeenAt: new Date(firstSeenAt),
    keptBy: actor,
  };
}

/**
 * Lets go of an entity that is kept by hand: it is removed, unless a source tells it.
 * @param keepRemovedMs how long it can come back
 * @throws NotFoundError when no entity of that name is kept by hand.
 */
export async function releaseEntity(
  tx: Transaction,
  ref: string,
  keepRemovedMs: number = KEEP_REMOVED_MS,
): Promise<SettledEntities> {
  await lockCatalog(tx);
  const kept = await tx.$queryRaw<{ sourceId: string; rank: number; ref: string; entityId: string }[]>(sql`
    select c.source_id as "sourceId", s.rank, c.ref, c.entity_id as "entityId"
    from entity e join claim c on c.entity_id = e.id and c.kept_by is not null join source s on s.id = c.source_id
    where e.ref = ${ref}
    order by c.source_id limit 1`);
  const [claim] = kept;
  if (!claim) throw new NotFoundError(`${ref}: no entity of this name is kept by hand`);
  const { sourceId: id, rank } = claim;
  return settleClaims(tx, { id, rank }, { put: [], gone: [claim], touched: [] }, keepRemovedMs);
}

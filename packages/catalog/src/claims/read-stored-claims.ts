import { type Sql, sql, type Transaction } from '@watchbill/database';
import { formerNameOf } from '../rename/former-name.ts';
import type { Mutation } from '../source.ts';
import type { ToldSource } from '../sources/record-told.ts';
import type { ComparedClaims } from './compare-claims.ts';
import type { StoredClaim } from './stored-claim.ts';

/**
 * The source's claims in the mutation's reach, but for those that say the same, and those written since the far end was read:
 * another process has told them since. And those of what differs: by ref, former name and identity.
 */
export async function readStoredClaims(
  tx: Transaction,
  { id: sourceId, listingSince }: ToldSource,
  mutation: Mutation,
  { differing, same, noneIsMissing }: ComparedClaims,
  readSince: Date | undefined,
): Promise<readonly StoredClaim[]> {
  const refs = differing.flatMap((claim) => [claim.ref, formerNameOf(claim) ?? []].flat());
  const since = mutation.type === 'complete' ? (listingSince ?? readSince) : readSince;
  const identities = differing.flatMap(({ identity }) => identity ?? []);
  if (noneIsMissing && differing.length === 0) return [];
  const isOther = same.size === 0 ? sql`true` : sql`ref <> all(${[...same]}::text[])`;
  const reach = noneIsMissing ? sql`false` : sql`${reachOf(sourceId, mutation, since)} and ${isOther}`;
  // Alone, the reach is a join; beside other conditions it is asked of each row.
  const wanted =
    differing.length === 0
      ? reach
      : sql`((${reach}) or ref = any(${refs}::text[]) or identity = any(${identities}::text[]))`;
  return tx.$queryRaw<StoredClaim[]>(sql`
    select ref, entity_id as "entityId", location, identity, encode(hash, 'hex') as hash,
      absent_since is not null as absent, kept_by is not null as kept
    from claim where source_id = ${sourceId} and ${wanted}`);
}

function reachOf(sourceId: string, mutation: Mutation, since: Date | undefined): Sql {
  const isOlder = since === undefined ? sql`true` : sql`changed_at < ${since}::timestamptz`;
  switch (mutation.type) {
    case 'full':
      return isOlder;
    case 'page':
      return sql`false`;
    case 'complete':
      return sql`${isOlder} and not exists (
        select from (select unnest(refs) as told from listing where source_id = ${sourceId}) l where l.told = ref)`;
    case 'delta':
      return sql`location = any(${[...mutation.locations, ...mutation.unreadable]}::text[])`;
    default:
      return mutation satisfies never;
  }
}

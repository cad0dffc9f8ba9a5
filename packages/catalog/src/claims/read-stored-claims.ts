import { type Sql, sql, type Transaction } from '@watchbill/database';
import type { Mutation } from '../source.ts';
import type { ClaimRecord } from './claim-record.ts';
import type { StoredClaim } from './stored-claim.ts';

/** The source's claims in the mutation's reach, and those of what it tells: by ref and by identity. */
export async function readStoredClaims(
  tx: Transaction,
  sourceId: string,
  mutation: Mutation,
  told: readonly ClaimRecord[],
): Promise<readonly StoredClaim[]> {
  const refs = told.map(({ ref }) => ref);
  const identities = told.flatMap(({ identity }) => identity ?? []);
  return tx.$queryRaw<StoredClaim[]>(sql`
    select ref, entity_id as "entityId", location, identity, encode(hash, 'base64') as hash,
      absent_since is not null as absent, kept_by is not null as kept
    from claim where source_id = ${sourceId} and (${reachOf(sourceId, mutation)} or ref = any(${refs}::text[])
      or identity = any(${identities}::text[]))`);
}

function reachOf(sourceId: string, mutation: Mutation): Sql {
  switch (mutation.type) {
    case 'full':
      return sql`true`;
    case 'page':
      return sql`false`;
    case 'complete':
      return sql`ref not in (select unnest(refs) from listing where source_id = ${sourceId})`;
    case 'delta':
      return sql`location = any(${[...mutation.locations, ...mutation.unreadable]}::text[])`;
    default:
      return mutation satisfies never;
  }
}

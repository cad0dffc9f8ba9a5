import { sql, type Transaction } from '@watchbill/database';
import type { Mutation } from './source.ts';
import type { StoredEntity } from './stored-entity.ts';

/** Everything of the source in the mutation's reach, and every holder of one of these refs. */
export async function readStoredEntities(
  tx: Transaction,
  sourceId: string,
  mutation: Mutation,
  refs: readonly string[],
): Promise<readonly StoredEntity[]> {
  const columns = sql`id, ref, hash, location, source_id as "sourceId"`;
  const reach =
    mutation.type === 'full'
      ? sql`source_id = ${sourceId}`
      : sql`source_id = ${sourceId} and location = any(${[...mutation.locations, ...mutation.unreadable]}::text[])`;
  return tx.$queryRaw<StoredEntity[]>(sql`
    select ${columns} from entity where ${reach}
    union
    select ${columns} from entity where ref = any(${[...refs]}::text[])`);
}

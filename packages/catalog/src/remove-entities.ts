import { sql, type Transaction } from '@watchbill/database';
import type { Entity } from '@watchbill/model';

export interface RemovedEntity {
  readonly id: string;
  readonly ref: string;
  readonly location: string;
  readonly document: Entity;
}

/** Deletes entities, and their edges with them (foreign key); returns what they were. */
export async function removeEntities(
  tx: Transaction,
  entities: readonly { readonly id: string }[],
): Promise<readonly RemovedEntity[]> {
  if (entities.length === 0) return [];
  return tx.$queryRaw<RemovedEntity[]>(sql`
    delete from entity where id = any(${entities.map(({ id }) => id)}::uuid[]) returning id, ref, location, document`);
}

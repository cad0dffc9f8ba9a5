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
  ids: readonly string[],
): Promise<readonly RemovedEntity[]> {
  if (ids.length === 0) return [];
  return tx.$queryRaw<RemovedEntity[]>(sql`
    delete from entity where id = any(${[...ids]}::uuid[]) returning id, ref, location, document`);
}

import { sql, type Transaction } from '@watchbill/database';
import { type CatalogEntity, ENTITY_COLUMNS } from './catalog-entity.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The entity with this id; undefined for what is none, or no UUID. */
export async function findEntityById(tx: Transaction, id: string): Promise<CatalogEntity | undefined> {
  if (!UUID.test(id)) return undefined;
  const rows = await tx.$queryRaw<CatalogEntity[]>(sql`
    select ${ENTITY_COLUMNS} from entity e where e.id = ${id}::uuid`);
  return rows[0];
}

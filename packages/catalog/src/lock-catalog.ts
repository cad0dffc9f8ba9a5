import { sql, type Transaction } from '@watchbill/database';

/**
 * Until the transaction ends nobody else changes the catalog. Sources share entities, and an entity is what all its claims come
 * to: with one writer at a time none is merged from half of the news, and no two wait for one another in a circle.
 */
export async function lockCatalog(tx: Transaction): Promise<void> {
  await tx.$executeRaw(sql`select pg_advisory_xact_lock(hashtextextended('catalog', 0))`);
}

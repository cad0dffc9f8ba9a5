import type { PreparedStatement, ReadPrepared } from '@watchbill/database';

/** The SQL of the stamp, for statements that say from which catalog they have read. */
export const STAMP = `(select coalesce(string_agg(s.xid::text, ' ' order by s.xid), '') from catalog_stamp s)`;

const READ: PreparedStatement = { name: 'catalog stamp', text: `select ${STAMP}` };

/**
 * A text that is another as soon as a change of an entity, of a relation or of a health that others can see is committed.
 * Stamps have no order, and none comes twice.
 */
export async function readCatalogStamp(read: ReadPrepared): Promise<string> {
  const [row] = await read<readonly [string]>(READ, []);
  return row?.[0] ?? '';
}

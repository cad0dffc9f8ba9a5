import { sql, type Transaction } from '@watchbill/database';
import { printPath } from '../history/difference-path.ts';

/** When a field of an entity was last told to be otherwise. */
export type LastChanged = (entityId: string, keys: readonly string[]) => Date | undefined;

/** When each field of these entities last changed, as far as that is kept. */
export async function readFieldChanges(tx: Transaction, entityIds: readonly string[]): Promise<LastChanged> {
  if (entityIds.length === 0) return () => undefined;
  // A change whose differences were cut may be of any field.
  const rows = await tx.$queryRaw<{ entityId: string; path: string | null; at: Date }[]>(sql`
    select c.entity_id as "entityId", d.path, max(c.at) as at
    from change c
    cross join lateral (
      select jsonb_array_elements(c.differences)->>'path' union all select null where c.truncated) as d(path)
    where c.kind in ('CHANGED', 'RENAMED') and c.entity_id = any(${[...entityIds]}::uuid[]) and c.ref in (
      select ref from entity where id = any(${[...entityIds]}::uuid[])
      union all select ref from alias where entity_id = any(${[...entityIds]}::uuid[]))
    group by c.entity_id, d.path`);
  const times = new Map(rows.map(({ entityId, path, at }) => [`${entityId} ${path ?? ''}`, at]));
  return (entityId, keys) => {
    const paths = ['', ...keys.map((_, index) => printPath(keys.slice(0, index + 1)))];
    const found = paths.flatMap((path) => times.get(`${entityId} ${path}`) ?? []);
    return found.length === 0 ? undefined : new Date(Math.max(...found.map((at) => at.getTime())));
  };
}

import { type Sql, sql, type Transaction } from '@watchbill/database';

/** For each asked ref, the refs of the entities found for it, in order of name. A ref with none is absent. */
export type RefLists = ReadonlyMap<string, readonly string[]>;

/** Runs a query of (`of`, `ref`) pairs and keeps the refs of entities that exist, each once. */
export async function readRefLists(tx: Transaction, pairs: Sql): Promise<RefLists> {
  const rows = await tx.$queryRaw<{ of: string; refs: string[] }[]>(sql`
    select p.of, array_agg(e.ref order by lower(e.name) collate "C", e.ref collate "C") as refs
    from (select distinct q.of, q.ref from (${pairs}) q) p join entity e on e.ref = p.ref
    group by p.of`);
  return new Map(rows.map(({ of, refs }) => [of, refs]));
}

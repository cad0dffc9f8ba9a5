import { type Sql, sql, type Transaction } from '@watchbill/database';
import { InputError } from '@watchbill/model';
import { type CatalogEntity, ENTITY_COLUMNS } from './catalog-entity.ts';
import { parseCursor, printCursor } from './entity-cursor.ts';
import { all, compileFilter, type EntityFilter } from './entity-filter.ts';
import { searchCondition, searchRank, searchWords } from './entity-search.ts';

export type EntityOrder = 'NAME' | 'HEALTH';

export interface EntityListOptions {
  readonly filter?: EntityFilter | undefined;
  /** Words to look for in name, title, description, tags and owner. */
  readonly query?: string | undefined;
  /** Without it: best match first when there is a query, else by name. `HEALTH`: worst first. */
  readonly orderBy?: EntityOrder | undefined;
  /** How many at most, 1 to 1000; 50 without it. */
  readonly first?: number | undefined;
  /** The cursor of the row before. */
  readonly after?: string | undefined;
}

export interface EntityRow extends CatalogEntity {
  readonly cursor: string;
}

export interface EntityPage {
  readonly rows: readonly EntityRow[];
  /** Of all pages. */
  readonly totalCount: number;
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
}

const DEFAULT_FIRST = 50;
const MAX_FIRST = 1000;
const HEALTH_RANK = sql`case h.state when 'FAILING' then 0 when 'DEGRADED' then 1 when 'HEALTHY' then 3 else 2 end`;

/**
 * One page of the entities that fulfil filter and query. Paging is by key, so that entities that come and go meanwhile
 * neither repeat nor hide others.
 * @throws InputError for a bad filter, page size or cursor.
 */
export async function listEntities(tx: Transaction, options: EntityListOptions = {}): Promise<EntityPage> {
  const first = options.first ?? DEFAULT_FIRST;
  if (!Number.isInteger(first) || first < 1 || first > MAX_FIRST) {
    throw new InputError(`first '${first}': expected a whole number from 1 to ${MAX_FIRST}`);
  }
  const words = searchWords(options.query);
  const order = options.orderBy ?? (words.length > 0 ? `MATCH ${words.join(' ')}` : 'NAME');
  const rows = await readPage(tx, {
    condition: all([compileFilter(options.filter ?? {}), searchCondition(words)]),
    rank: order === 'NAME' ? sql`0` : order === 'HEALTH' ? HEALTH_RANK : searchRank(words),
    after: options.after === undefined ? sql`true` : isAfter(options.after, order),
    limit: first + 1,
  });
  const shown = rows
    .slice(0, first)
    .flatMap(({ rank, sortName, totalCount, ...entity }) =>
      entity.ref === null
        ? []
        : [{ ...entity, cursor: printCursor({ order, rank, name: sortName, ref: entity.ref }) }],
    );
  return {
    rows: shown,
    totalCount: rows[0]?.totalCount ?? 0,
    endCursor: shown.at(-1)?.cursor ?? null,
    hasNextPage: rows.length > first,
  };
}

function isAfter(cursor: string, order: string): Sql {
  const { rank, name, ref } = parseCursor(cursor, order);
  return sql`(m.rank, m.sort_name, m.ref collate "C") > (${rank}::int, ${name}::text, ${ref}::text)`;
}

type PageRow = CatalogEntity & {
  readonly rank: number;
  readonly sortName: string;
  readonly totalCount: number;
};

/**
 * One statement, so that count and page agree, and with one evaluation of the condition, which search makes dear.
 * A page without rows is a single row of nulls with the count.
 */
function readPage(
  tx: Transaction,
  { condition, rank, after, limit }: { condition: Sql; rank: Sql; after: Sql; limit: number },
): Promise<PageRow[]> {
  return tx.$queryRaw<PageRow[]>(sql`
    with matched as materialized (
      select e.id, e.ref, lower(e.name) collate "C" as sort_name, ${rank} as rank
      from entity e left join health h on h.ref = e.ref
      where ${condition}
    )
    select ${ENTITY_COLUMNS}, page.rank, page.sort_name as "sortName", total.count as "totalCount"
    from (select count(*)::int as count from matched) as total
    left join (
      select * from matched m where ${after} order by m.rank, m.sort_name, m.ref collate "C" limit ${limit}
    ) as page on true
    left join entity e on e.id = page.id
    order by page.rank, page.sort_name, page.ref collate "C"`);
}

import { type RawReader, rawSql, type Sql, sql } from '@watchbill/database';
import { STAMP } from '../entities/catalog-stamp.ts';
import { type Counted, countedBy, questionKey, readStamp } from './counted.ts';
import type { Page } from './page.ts';
import type { PageCondition } from './page-condition.ts';
import {
  beyond,
  keysOf,
  orderBy,
  type PageOrder,
  type PagePart,
  walkOrder,
  walkRange,
} from './page-order.ts';

export interface PageRequest extends PagePart {
  readonly condition: PageCondition;
  readonly order: PageOrder;
  readonly limit: number;
  readonly offset: number;
  /** Whether to count all that match, on this page or not. */
  readonly count: boolean;
}

/**
 * Where this many match, one of fifty in a catalog of 50,000, a page is found faster by walking along an index until it is
 * full than by finding all and sorting them. Measured there: either takes about 2 ms.
 */
const MANY = 1000;
/** Where a page takes a large part of what matches, the walk is long. */
const PAGES = 5;

function manyFor(limit: number): number {
  return Math.max(MANY, PAGES * limit);
}

/** Larger pages are not kept. */
const MOST_ROWS_KEPT = 100;

/**
 * Which entities are on a page, in one statement, so that count and page agree. What was found before is given again while
 * the stamp of the catalog says that it still holds.
 */
export async function readPage(reader: RawReader, request: PageRequest): Promise<Page> {
  const counted = countedBy(reader);
  const question = questionKey(request.condition.indexed);
  const { order, from, backwards, limit, offset, count } = request;
  const key = `${question}${questionKey(orderBy(order, backwards))}${JSON.stringify([questionKey(keysOf(order)), from, limit, offset, count])}`;
  const kept = counted.pages.get(key);
  if (kept && kept.stamp === (await readStamp(reader))) return kept.value;
  const { stamp, ...page } = await readAnew(reader, request, counted, question);
  if (limit <= MOST_ROWS_KEPT) counted.pages.set(key, { stamp, value: page });
  return page;
}

interface StampedPage extends Page {
  readonly stamp: string;
}

/** What was counted before is not counted again while it still holds, and tells in any case which way is the faster one. */
async function readAnew(
  reader: RawReader,
  request: PageRequest,
  counted: Counted,
  question: string,
): Promise<StampedPage> {
  const known = counted.totals.get(question);
  if (known && isWalkable(request)) {
    const way = known.value >= manyFor(request.limit) ? walk(request, sql`true`) : sort(request, sql`true`);
    const page = await read(reader, request, way, sql`null::int`);
    if (!request.count || page.stamp === known.stamp)
      return { ...page, total: request.count ? known.value : null };
  } else if (known && !request.count) {
    return read(reader, request, sort(request, sql`true`), sql`null::int`);
  }
  return countAndRead(reader, request, counted, question);
}

/** The statement itself chooses the way, by what it has counted. */
async function countAndRead(
  reader: RawReader,
  request: PageRequest,
  { totals }: Counted,
  question: string,
): Promise<StampedPage> {
  const total = sql`(select total from counted)`;
  const many = manyFor(request.limit);
  const way = isWalkable(request)
    ? sql`${walk(request, sql`${total} >= ${many}::int`)} union all ${sort(request, sql`${total} < ${many}::int`)}`
    : sort(request, sql`true`);
  const { indexed, needsHealth } = request.condition;
  const matched = sql`from ${entities(needsHealth)} where ${indexed}`;
  // Without a count that is asked for it is enough to know whether they are many.
  const counting = request.count
    ? sql`select count(*)::int as total ${matched}`
    : sql`select count(*)::int as total from (select ${matched} limit ${many}::int) as m`;
  const page = await read(reader, request, way, total, sql`with counted as materialized (${counting})`);
  if (page.total === null) return page;
  if (request.count) totals.set(question, { stamp: page.stamp, value: page.total });
  return request.count ? page : { ...page, total: null };
}

interface Row {
  readonly ref: string | null;
  readonly keys: (string | null)[];
  readonly total: number | null;
  readonly stamp: string;
}

async function read(
  reader: RawReader,
  { order, backwards, limit }: PageRequest,
  way: Sql,
  total: Sql,
  before: Sql = sql``,
): Promise<StampedPage> {
  // Nothing found is one row that has but the count.
  const found = await reader.$queryRaw<Row[]>(sql`${before}
    select t.stamp, t.total, m.ref, m.keys
    from (select ${rawSql(STAMP)} as stamp, ${total} as total) as t left join (${way}) as m on true
    order by ${orderBy(order, backwards)}`);
  const rows = found.flatMap(({ ref, keys }) => (ref === null ? [] : [{ ref, values: keys }]));
  const shown = rows.slice(0, limit);
  if (backwards) shown.reverse();
  const [first] = found;
  return {
    rows: shown,
    total: first?.total ?? null,
    more: limit > 0 && rows.length > limit,
    stamp: first?.stamp ?? '',
  };
}

function isWalkable({ condition, order }: PageRequest): boolean {
  return order.indexed === true && !condition.needsHealth;
}

/** `offset 0` keeps the planner from finding all that match first. */
function walk({ condition, order, offset, limit, ...part }: PageRequest, when: Sql): Sql {
  return sql`(
    select e.ref, ${keysOf(order)} as keys
    from (select * from entity e where ${walkRange(order, part, condition.kind)} order by ${walkOrder(order, part.backwards)} offset 0) as e
    where ${condition.walked} and ${when}
    limit ${most(limit)}::int offset ${offset}::int
  )`;
}

function sort({ condition, order, offset, limit, ...part }: PageRequest, when: Sql): Sql {
  return sql`(
    with matched as materialized (
      select e.ref, ${keysOf(order)} as keys
      from ${entities(condition.needsHealth || order.needsHealth === true)} where ${condition.indexed}
    )
    select m.ref, m.keys from matched m where ${beyond(order, part)} and ${when}
    order by ${orderBy(order, part.backwards)} limit ${most(limit)}::int offset ${offset}::int
  )`;
}

/** One more than shown says whether there are more. */
function most(limit: number): number {
  return limit === 0 ? 0 : limit + 1;
}

function entities(withHealth: boolean): Sql {
  return withHealth ? sql`entity e left join health h on h.ref = e.ref` : sql`entity e`;
}

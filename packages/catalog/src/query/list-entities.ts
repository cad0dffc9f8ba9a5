import { type RawReader, type Sql, sql } from '@watchbill/database';
import { InputError } from '@watchbill/model';
import type { CatalogEntity } from '../entities/catalog-entity.ts';
import { findEntities } from '../entities/find-entities.ts';
import { searchCondition, searchRank, searchWords } from '../search/search-condition.ts';
import { similarCondition, similarRank, similarWords } from '../search/similar-words.ts';
import { parseCursor, printCursor } from './entity-cursor.ts';
import { entityField, FOLDED_NAME } from './entity-field.ts';
import { all, compileFilter, type EntityFilter } from './entity-filter.ts';
import type { PageCondition } from './page-condition.ts';
import type { EntityPosition, PageOrder } from './page-order.ts';
import { readPage } from './read-page.ts';
import { soleKind } from './sole-kind.ts';

export type EntityOrder = 'NAME' | 'HEALTH';

export interface EntityListOptions {
  readonly filter?: EntityFilter | undefined;
  /**
   * Words to look for in name, title, description, tags and owner; others like them where a word is in no entity.
   */
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
const HEALTH_RANK = sql`case h.state when 'FAILING' then '0' when 'DEGRADED' then '1' when 'HEALTHY' then '3' else '2' end`;

/**
 * One page of the entities that fulfil filter and query. Paging is by key, so that entities that come and go meanwhile
 * neither repeat nor hide others.
 * @throws InputError for a bad filter, page size or cursor.
 */
export async function listEntities(reader: RawReader, options: EntityListOptions = {}): Promise<EntityPage> {
  const limit = options.first ?? DEFAULT_FIRST;
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_FIRST) {
    throw new InputError(`first '${limit}': expected a whole number from 1 to ${MAX_FIRST}`);
  }
  const words = searchWords(options.query);
  const order = options.orderBy ?? (words.length > 0 ? `MATCH ${words.join(' ')}` : 'NAME');
  const from = options.after === undefined ? undefined : positionOf(options.after, order);
  const filtered = compile(options.filter ?? {});
  const read = (search: { indexed: Sql; walked: Sql }, rank: Sql) =>
    readPage(reader, {
      condition: {
        ...filtered,
        indexed: all([filtered.indexed, search.indexed]),
        walked: all([filtered.walked, search.walked]),
      },
      order: order === 'NAME' ? BY_NAME : order === 'HEALTH' ? BY_HEALTH : byRank(rank),
      from,
      backwards: false,
      limit,
      offset: 0,
      count: true,
    });
  let page = await read(searchCondition(words), searchRank(words));
  if (page.total === 0 && words.length > 0) {
    const similar = await similarWords(reader, words);
    const condition = similar && similarCondition(similar);
    if (condition) page = await read({ indexed: condition, walked: condition }, similarRank(similar));
  }
  const entities = await findEntities(
    reader,
    page.rows.map(({ ref }) => ref),
  );
  const rows = page.rows.flatMap((position) => {
    const entity = entities.get(position.ref);
    return entity ? [{ ...entity, cursor: cursorOf(position, order) }] : [];
  });
  return {
    rows,
    totalCount: page.total ?? 0,
    endCursor: rows.at(-1)?.cursor ?? null,
    hasNextPage: page.more,
  };
}

function compile(filter: EntityFilter): PageCondition {
  let needsHealth = false;
  const compiled = compileFilter(filter, (name) => {
    const field = entityField(name);
    needsHealth ||= field.health === true;
    return field;
  });
  return { indexed: compiled, walked: compiled, kind: soleKind(filter), needsHealth };
}

const NAME_KEY = { value: FOLDED_NAME, descending: false };
const BY_NAME: PageOrder = { keys: [NAME_KEY], indexed: true };
const BY_HEALTH: PageOrder = {
  keys: [{ value: HEALTH_RANK, descending: false }, NAME_KEY],
  needsHealth: true,
};

function byRank(rank: Sql): PageOrder {
  return { keys: [{ value: rank, descending: false }, NAME_KEY] };
}

/** By name there is but one rank. */
function positionOf(cursor: string, order: string): EntityPosition {
  const { rank, name, ref } = parseCursor(cursor, order);
  return { values: order === 'NAME' ? [name] : [String(rank), name], ref };
}

function cursorOf({ values, ref }: EntityPosition, order: string): string {
  const [rank, name] = order === 'NAME' ? ['0', values[0]] : values;
  return printCursor({ order, rank: Number(rank), name: name ?? '', ref });
}

import {
  applyMutation,
  findEntities,
  listUnowned,
  type Mutation,
  type SourcedEntity,
  who,
} from '@watchbill/catalog';
import { type Database, type Sql, sql } from '@watchbill/database';
import { catalogFixture } from './catalog-fixture.ts';
import { benchLists } from './catalog-lists.ts';
import { formatMs, sampled, timed } from './measure.ts';

export type BenchRow = readonly [work: string, result: string];

const SOURCE = { id: 'bench', type: 'files' };
/** More than these are told in pages, as a source would tell them. */
const MOST_AT_ONCE = 100_000;
const PAGE = 10_000;

/** What the catalog costs at a size: bringing it in, keeping it, changing it, asking it. */
export async function benchCatalog(db: Database, size: number): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  const add = (work: string, result: string) => void rows.push([work, result]);
  const ask = async (work: string, question: (round: number) => Promise<unknown>) => {
    const { p50, p95 } = await sampled(40, question);
    add(work, `p50 ${formatMs(p50)}, p95 ${formatMs(p95)}`);
  };
  const take = (mutation: Mutation) =>
    db.transact((tx) => applyMutation(tx, SOURCE, mutation), { atMostMs: 600_000 });

  await db.read.$executeRaw(sql`create extension if not exists pg_stat_statements`);
  const statements = await statementsRun(db);
  const first = await tell(take, size);
  const rate = Math.round(size / (first / 1000));
  add('first ingest, to all visible with relations', `${formatMs(first)}, ${rate} entities/s`);
  add('SQL statements of a first ingest', `${(await statementsRun(db)) - statements}`);
  add('database after it', await databaseSize(db));
  await db.read.$executeRaw(sql`analyze`);
  const written = await rowsWritten(db);
  add('unchanged full re-sync', formatMs(await tell(take, size)));
  add('rows written by it', `${(await rowsWritten(db)) - written}`);
  const changes = (one: SourcedEntity, index: number) => (index % 100 === 0 ? touch(one, 'again') : one);
  add('1 % changed', formatMs(await tell(take, size, changes)));
  const last = [...catalogFixture(size).drop(size - 50)];
  await ask('one changed entity, to visible', (round) => {
    const changed = touch(last[round] as SourcedEntity, `round ${round}`);
    return take({ ...NOTHING, type: 'delta', locations: [changed.location], entities: [changed] });
  });

  await benchLists(db, size, ask);
  const refs = Array.from({ length: 100 }, (_, index) => `api:default/api-${index}`);
  await ask('by ref, one', () => findEntities(db.read, refs.slice(0, 1)));
  await ask('by ref, 100', () => findEntities(db.read, refs));
  await ask('who, by name', () => who(db.read, 'api-7'));
  await ask('who, by a file in a repository', () =>
    who(db.read, 'https://github.com/example/orders-worker-1/blob/main/src/main.ts'),
  );
  await ask('who, by a host that all link to', () => who(db.read, 'runbooks.example'));
  await ask('who, nothing found', () => who(db.read, 'service="no-such-thing", namespace="nowhere"'));
  await ask('what nobody owns, 20', () => listUnowned(db.read, { first: 20 }));
  add('database at the end', await databaseSize(db));
  add(
    'most memory of this process, with what it told',
    `${Math.round(process.resourceUsage().maxRSS / 1000)} MB`,
  );
  return rows;
}

const NOTHING = { faults: [], unreadable: [] } as const;

/** Tells everything, in objects that nobody has seen; returns the milliseconds that the catalog took over it. */
async function tell(
  take: (mutation: Mutation) => Promise<unknown>,
  size: number,
  change: (one: SourcedEntity, index: number) => SourcedEntity = (one) => one,
): Promise<number> {
  const all = catalogFixture(size).map(change);
  if (size <= MOST_AT_ONCE) {
    const entities = [...all];
    return timed(() => take({ ...NOTHING, type: 'full', entities }));
  }
  let ms = 0;
  for (let told = 0; told < size; told += PAGE) {
    const entities = Array.from(
      { length: Math.min(PAGE, size - told) },
      () => all.next().value as SourcedEntity,
    );
    ms += await timed(() => take({ type: 'page', first: told === 0, entities, faults: [] }));
  }
  return ms + (await timed(() => take({ ...NOTHING, type: 'complete', entities: [] })));
}

function touch({ entity, ...rest }: SourcedEntity, description: string): SourcedEntity {
  return { ...rest, entity: { ...entity, metadata: { ...entity.metadata, description } } };
}

/** Of all tables but those that say when a source spoke, and what of an unfinished listing it has told. */
async function rowsWritten(db: Database): Promise<number> {
  await db.read.$executeRaw(sql`select pg_stat_force_next_flush()`);
  return readNumber(
    db,
    sql`select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::float8 as value
    from pg_stat_user_tables where relname not in ('source', 'listing')`,
  );
}

async function statementsRun(db: Database): Promise<number> {
  return readNumber(
    db,
    sql`select coalesce(sum(calls), 0)::float8 as value from pg_stat_statements s
    join pg_database d on d.oid = s.dbid where d.datname = current_database()`,
  );
}

async function databaseSize(db: Database): Promise<string> {
  const bytes = await readNumber(db, sql`select pg_database_size(current_database())::float8 as value`);
  return `${Math.round(bytes / 1e6)} MB`;
}

async function readNumber(db: Database, query: Sql): Promise<number> {
  const [row] = await db.read.$queryRaw<{ value: number }[]>(query);
  return row?.value ?? 0;
}

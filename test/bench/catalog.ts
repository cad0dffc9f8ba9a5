import {
  applyMutation,
  facets,
  findEntities,
  listEntities,
  listUnowned,
  type SourcedEntity,
  who,
} from '@watchbill/catalog';
import { type Database, sql } from '@watchbill/database';
import { catalogFixture } from './catalog-fixture.ts';
import { formatMs, sampled, timed } from './measure.ts';

export type BenchRow = readonly [work: string, result: string];

const SOURCE = { id: 'bench', type: 'files' };
const COMPONENTS = { kind: 'Component' };

/** What the catalog costs at a size: bringing it in, keeping it, changing it, asking it. */
export async function benchCatalog(db: Database, size: number): Promise<readonly BenchRow[]> {
  const entities = catalogFixture(size);
  const full = (changed: readonly SourcedEntity[]) =>
    db.transact((tx) =>
      applyMutation(tx, SOURCE, { type: 'full', entities: changed, faults: [], unreadable: [] }),
    );
  const rows: BenchRow[] = [];
  const add = (work: string, result: string) => void rows.push([work, result]);
  const ask = async (work: string, question: (round: number) => Promise<unknown>) => {
    const { p50, p95 } = await sampled(40, question);
    add(work, `p50 ${formatMs(p50)}, p95 ${formatMs(p95)}`);
  };

  const first = await timed(() => full(entities));
  add(
    'first ingest, to all visible with relations',
    `${formatMs(first)}, ${Math.round(size / (first / 1000))} entities/s`,
  );
  await db.read.$executeRaw(sql`analyze`);
  const written = await rowsWritten(db);
  const unchanged = await timed(() => full(entities));
  add(
    'unchanged full re-sync',
    `${formatMs(unchanged)}, ${(await rowsWritten(db)) - written} entity and relation rows written`,
  );
  const onePercent = entities.map((one, index) => (index % 100 === 0 ? touch(one, 'again') : one));
  add('1 % changed', formatMs(await timed(() => full(onePercent))));
  await ask('one changed entity, to visible', (round) => {
    const changed = touch(entities.at(-1 - round) as SourcedEntity, `round ${round}`);
    return db.transact((tx) =>
      applyMutation(tx, SOURCE, {
        type: 'delta',
        locations: [changed.location],
        entities: [changed],
        faults: [],
        unreadable: [],
      }),
    );
  });

  const page = { orderBy: 'NAME', first: 20 } as const;
  const list = (more: object) => () => listEntities(db.read, { ...page, ...more });
  await ask('list of a kind, 20', list({ filter: COMPONENTS }));
  await ask(
    'list of a kind and an owner, 20',
    list({ filter: { ...COMPONENTS, owner: 'group:default/team-3' } }),
  );
  await ask('list by a common word, 20', list({ query: 'gateway' }));
  await ask('list by a rare word, 20', list({ query: `payments-gateway-${Math.floor(size / 2 / 90) * 90}` }));
  await ask('facets type and tag', () => facets(db.read, ['type', 'tag'], { filter: COMPONENTS }));
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
  const [{ bytes }] = (await db.read.$queryRaw(
    sql`select pg_database_size(current_database())::float8 as bytes`,
  )) as [{ bytes: number }];
  add('database', `${Math.round(bytes / 1e6)} MB`);
  add('memory of this process', `${Math.round(process.memoryUsage.rss() / 1e6)} MB`);
  return rows;
}

function touch({ entity, ...rest }: SourcedEntity, description: string): SourcedEntity {
  return { ...rest, entity: { ...entity, metadata: { ...entity.metadata, description } } };
}

async function rowsWritten(db: Database): Promise<number> {
  await db.read.$executeRaw(sql`select pg_stat_force_next_flush()`);
  const [row] = (await db.read.$queryRaw(sql`
    select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::float8 as rows
    from pg_stat_user_tables where relname in ('entity', 'relation')`)) as [{ rows: number }];
  return row.rows;
}

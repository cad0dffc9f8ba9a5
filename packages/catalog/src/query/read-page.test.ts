import { type RawReader, type Sql, sql } from '@watchbill/database';
import { useTestDatabase } from '@watchbill/harness';
import { beforeAll, describe, expect, test } from 'vitest';
import { applyMutation } from '../apply-mutation.ts';
import { full, told } from '../test-entities/told.ts';
import type { FieldOrder } from './entity-order.ts';
import type { EntityPosition } from './page-order.ts';
import { type EntityQuery, queryEntities } from './query-entities.ts';

const database = useTestDatabase();
const COUNT = 1500;
const NAMES = Array.from(
  { length: COUNT },
  (_, index) => `part-${String((index * 7) % COUNT).padStart(4, '0')}`,
);

/** Many of one kind, so that pages are walked to; some of a tag, so that they are sorted. */
beforeAll(async () => {
  const entities = NAMES.map((name, index) =>
    told(
      'Component',
      name,
      {},
      { metadata: { title: `Part ${name}`, tags: index % 10 === 0 ? ['tenth'] : [] } },
    ),
  );
  await database.db.transact((tx) =>
    applyMutation(tx, { id: 'files', type: 'files' }, full([...entities, told('Group', 'zoo')])),
  );
});

const MANY = { kind: 'component' };
const FEW = { kind: 'component', 'metadata.tags': 'tenth' };
const BY_NAME: readonly FieldOrder[] = [{ field: 'metadata.name', order: 'asc' }];
const BACK: readonly FieldOrder[] = [{ field: 'metadata.name', order: 'desc' }];
/** By no index. */
const BY_TITLE: readonly FieldOrder[] = [{ field: 'metadata.title', order: 'asc' }];
const ref = (name: string) => `component:default/${name}`;
const SORTED = NAMES.map(ref).sort();
const TENTH = NAMES.filter((_, index) => index % 10 === 0)
  .map(ref)
  .sort();

/** A reader that remembers nothing, and one that counts its statements. */
const anew = (): RawReader => ({ $queryRaw: (query) => database.db.direct.$queryRaw(query) });
function counting(): RawReader & { statements: number } {
  const reader = {
    statements: 0,
    $queryRaw: <T>(query: Sql) => {
      reader.statements += 1;
      return database.db.direct.$queryRaw<T>(query);
    },
  };
  return reader;
}

describe.each([
  { how: 'walked', query: { filter: MANY }, all: SORTED },
  { how: 'walked by name', query: { filter: MANY, orders: BY_NAME }, all: SORTED },
  { how: 'walked down', query: { filter: MANY, orders: BACK }, all: SORTED.toReversed() },
  { how: 'sorted', query: { filter: FEW, orders: BY_NAME }, all: TENTH },
  { how: 'sorted by what has no index', query: { filter: MANY, orders: BY_TITLE }, all: SORTED },
  {
    how: 'walked over texts',
    query: {
      filter: MANY,
      orders: BY_NAME,
      text: { term: 'part', fields: ['metadata.name', 'metadata.title'] },
    },
    all: SORTED,
  },
] satisfies readonly { how: string; query: Omit<EntityQuery, 'limit'>; all: readonly string[] }[])(
  'pages that are $how',
  ({ query, all }) => {
    test.each([{ reader: anew() }, { reader: undefined }])(
      'forth and back, %#',
      async ({ reader = database.db.direct }) => {
        const seen: string[] = [];
        let from: EntityPosition | undefined;
        let first: EntityPosition | undefined;
        for (let more = true; more; ) {
          const page = await queryEntities(reader, { ...query, limit: 40, from, count: !from });
          if (!from) expect(page.total).toBe(all.length);
          seen.push(...page.rows.map(({ ref }) => ref));
          [first, from, more] = [page.rows[0], page.rows.at(-1), page.more];
        }
        expect(seen).toEqual(all);
        const before = await queryEntities(reader, { ...query, limit: 5, from: first, backwards: true });
        const start = all.indexOf(first?.ref ?? '');
        expect(before.rows.map(({ ref }) => ref)).toEqual(all.slice(start - 5, start));
        expect(before.more).toBe(true);
      },
    );

    test('with an offset, and past the end', async () => {
      const page = await queryEntities(anew(), { ...query, limit: 3, offset: 7, count: true });
      expect(page.rows.map(({ ref }) => ref)).toEqual(all.slice(7, 10));
      expect(await queryEntities(anew(), { ...query, limit: 3, offset: 5000, count: true })).toEqual({
        rows: [],
        total: all.length,
        more: false,
      });
    });
  },
);

test('what was found before costs a look at the stamp, until something changes', async () => {
  const reader = counting();
  const query = { filter: MANY, orders: BY_NAME, limit: 2, count: true };
  const found = await queryEntities(reader, query);
  expect(reader.statements).toBe(1);
  expect(await queryEntities(reader, query)).toEqual(found);
  expect(reader.statements).toBe(2);
  await database.db.read.$executeRaw(sql`update entity set name = 'zzz' where ref = ${SORTED[0]}`);
  const later = await queryEntities(reader, query);
  expect(later.rows.map(({ ref }) => ref)).toEqual(SORTED.slice(1, 3));
  expect(later.total).toBe(COUNT);
});

test('a count is that of the page, whatever was counted before', async () => {
  const reader = counting();
  const query = { filter: MANY, limit: 2, count: true };
  expect((await queryEntities(reader, query)).total).toBe(COUNT);
  await database.db.read.$executeRaw(sql`delete from entity where ref = ${SORTED[1]}`);
  expect(await queryEntities(reader, { ...query, offset: 1 })).toMatchObject({
    rows: [{ ref: SORTED[2] }, { ref: SORTED[3] }],
    total: COUNT - 1,
  });
});

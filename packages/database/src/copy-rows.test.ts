import { useTestDatabase } from '@watchbill/harness';
import { beforeAll, expect, test } from 'vitest';
import { copyRows } from './copy-rows.ts';
import { sql } from './database.ts';

const database = useTestDatabase();
beforeAll(() =>
  database.db.read.$executeRaw(
    sql`create table copied (nr int, text text, list text[], json jsonb, id uuid, longs bigint[], truth boolean, bytes bytea,
      at timestamptz, since timestamptz default now())`,
  ),
);

const COLUMNS = { nr: 'integer', text: 'text', list: 'text[]', json: 'jsonb' } as const;
const NR = { nr: 'integer' } as const;
const stored = () => database.db.read.$queryRaw(sql`select nr, text, list, json from copied order by nr`);

test('every text arrives as it is, but for the one that PostgreSQL has no way to hold', async () => {
  const texts = ['plain', '', '\\N', 'a\\b', 'tab\tnew\nline\r', 'ü "quoted", {braced}', 'NULL', '\\.'];
  await database.db.transact(async (tx) => {
    await tx.$executeRaw(sql`delete from copied`);
    const json = JSON.stringify({ a: ['\\', '\n', '"'] });
    const rows = texts.map((text, nr) => [nr, text, [text, 'x'], json]);
    await copyRows(tx, 'copied', COLUMNS, rows);
    await copyRows(tx, 'copied', COLUMNS, [[99, 'a\0b\ud800', [], null]]);
  });
  expect(await stored()).toEqual([
    ...texts.map((text, nr) => ({ nr, text, list: [text, 'x'], json: { a: ['\\', '\n', '"'] } })),
    { nr: 99, text: 'a\ufffdb\ufffd', list: [], json: null },
  ]);
});

test('each type of column, as it is and without a value', async () => {
  const id = '0193d5a0-7c00-7abc-8def-0123456789ab';
  const longs = [0, 1, -1, 4_294_967_296, -4_294_967_297, 9_007_199_254_740_991, -9_007_199_254_740_991];
  const large = ['9223372036854775807', '-9223372036854775808'];
  const at = new Date('2026-11-21T01:02:03.456Z');
  const columns = {
    id: 'uuid',
    longs: 'bigint[]',
    truth: 'boolean',
    bytes: 'bytea',
    at: 'timestamptz',
  } as const;
  await database.db.transact(async (tx) => {
    await tx.$executeRaw(sql`delete from copied`);
    await copyRows(tx, 'copied', columns, [
      [id, [...longs, ...large], true, '00ff10', at],
      [null, [], false, '', new Date(0)],
      [null, null, null, undefined, null],
    ]);
  });
  const rows = await database.db.read.$queryRaw(sql`
    select id::text, longs::text, truth, encode(bytes, 'hex') as bytes, at from copied order by truth desc nulls last`);
  expect(rows).toEqual([
    { id, longs: `{${[...longs, ...large].join(',')}}`, truth: true, bytes: '00ff10', at },
    { id: null, longs: '{}', truth: false, bytes: '', at: new Date(0) },
    { id: null, longs: null, truth: null, bytes: null, at: null },
  ]);
});

test('more rows than are sent at one go, and none at all', async () => {
  await database.db.transact(async (tx) => {
    await tx.$executeRaw(sql`delete from copied`);
    await copyRows(tx, 'copied', NR, []);
    const rows = Array.from({ length: 100_000 }, (_, nr) => [nr, 'x'.repeat(20)]);
    await copyRows(tx, 'copied', { nr: 'integer', text: 'text' }, rows);
  });
  expect(
    await database.db.read.$queryRaw(sql`select count(*)::int, min(since) = max(since) as same from copied`),
  ).toEqual([{ count: 100_000, same: true }]);
});

test('it is part of the transaction, and what PostgreSQL refuses ends it', async () => {
  await database.db.read.$executeRaw(sql`delete from copied`);
  const copyBadly = database.db.transact(async (tx) => {
    await copyRows(tx, 'copied', NR, [[1]]);
    await copyRows(tx, 'copied', { nr: 'integer', json: 'jsonb' }, [
      [2, '{}'],
      [3, '{'],
    ]);
  });
  await expect(copyBadly).rejects.toThrow(/invalid input syntax for type json/);
  expect(await stored()).toEqual([]);
});

test('rows that cannot be made leave nothing behind, and the connection is as good as before', async () => {
  function* rows() {
    yield [1, 'x'.repeat(900_000)];
    throw new Error('no more');
  }
  const copyHalf = database.db.transact((tx) =>
    copyRows(tx, 'copied', { nr: 'integer', text: 'text' }, rows()),
  );
  await expect(copyHalf).rejects.toThrow('no more');
  expect(await stored()).toEqual([]);
});

test('a transaction that is over writes nothing', async () => {
  const over = await database.db.transact(async (tx) => ({ tx }));
  await expect(copyRows(over.tx, 'copied', NR, [[1]])).rejects.toThrow(/[Tt]ransaction/);
  await expect(copyRows(database.db.read, 'copied', NR, [[1]])).rejects.toThrow(/Database.transact/);
  expect(await stored()).toEqual([]);
});

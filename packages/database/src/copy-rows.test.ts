import { useTestDatabase } from '@watchbill/harness';
import { beforeAll, expect, test } from 'vitest';
import { copyRows } from './copy-rows.ts';
import { sql } from './database.ts';

const database = useTestDatabase();
beforeAll(() =>
  database.db.read.$executeRaw(
    sql`create table copied (nr int, text text, list text[], json jsonb, since timestamptz default now())`,
  ),
);

const stored = () => database.db.read.$queryRaw(sql`select nr, text, list, json from copied order by nr`);

test('every text arrives as it is, but for the one that PostgreSQL has no way to hold', async () => {
  const texts = ['plain', '', '\\N', 'a\\b', 'tab\tnew\nline\r', 'ü "quoted", {braced}', 'NULL', '\\.'];
  await database.db.transact(async (tx) => {
    await tx.$executeRaw(sql`delete from copied`);
    const json = JSON.stringify({ a: ['\\', '\n', '"'] });
    const rows = texts.map((text, nr) => [nr, text, [text, 'x'], json]);
    await copyRows(tx, 'copied', ['nr', 'text', 'list', 'json'], rows);
    await copyRows(tx, 'copied', ['nr', 'text', 'list', 'json'], [[99, 'a\0b\ud800', [], null]]);
  });
  expect(await stored()).toEqual([
    ...texts.map((text, nr) => ({ nr, text, list: [text, 'x'], json: { a: ['\\', '\n', '"'] } })),
    { nr: 99, text: 'a\ufffdb\ufffd', list: [], json: null },
  ]);
});

test('more rows than are sent at one go, and none at all', async () => {
  await database.db.transact(async (tx) => {
    await tx.$executeRaw(sql`delete from copied`);
    await copyRows(tx, 'copied', ['nr'], []);
    const rows = Array.from({ length: 100_000 }, (_, nr) => [nr, 'x'.repeat(20)]);
    await copyRows(tx, 'copied', ['nr', 'text'], rows);
  });
  expect(
    await database.db.read.$queryRaw(sql`select count(*)::int, min(since) = max(since) as same from copied`),
  ).toEqual([{ count: 100_000, same: true }]);
});

test('it is part of the transaction, and what PostgreSQL refuses ends it', async () => {
  await database.db.read.$executeRaw(sql`delete from copied`);
  const copyBadly = database.db.transact(async (tx) => {
    await copyRows(tx, 'copied', ['nr'], [[1]]);
    await copyRows(tx, 'copied', ['nr'], [[2], ['not a number']]);
  });
  await expect(copyBadly).rejects.toThrow(/invalid input syntax for type integer/);
  expect(await stored()).toEqual([]);
});

test('rows that cannot be made leave nothing behind, and the connection is as good as before', async () => {
  function* rows() {
    yield [1, 'x'.repeat(300_000)];
    throw new Error('no more');
  }
  const copyHalf = database.db.transact((tx) => copyRows(tx, 'copied', ['nr', 'text'], rows()));
  await expect(copyHalf).rejects.toThrow('no more');
  expect(await stored()).toEqual([]);
});

test('a transaction that is over writes nothing', async () => {
  const over = await database.db.transact(async (tx) => ({ tx }));
  await expect(copyRows(over.tx, 'copied', ['nr'], [[1]])).rejects.toThrow(/[Tt]ransaction/);
  await expect(copyRows(database.db.read, 'copied', ['nr'], [[1]])).rejects.toThrow(/Database.transact/);
  expect(await stored()).toEqual([]);
});

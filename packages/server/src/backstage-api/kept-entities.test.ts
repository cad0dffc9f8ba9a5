import { sql } from '@watchbill/database';
import { expect, test } from 'vitest';
import { useBackstageShop } from '../../testing/use-backstage-shop.ts';
import { keepEntities } from './kept-entities.ts';

const shop = useBackstageShop();
const CART = 'component:default/cart';
const SITE = 'component:default/website';

/** What is served, and how many cells PostgreSQL gave for it. */
function watched(mostBytes?: number) {
  let cells = 0;
  const read = keepEntities(async (statement, values) => {
    const rows = await shop.database.db.readPrepared(statement, values);
    cells += rows.flat().length;
    return rows as never;
  }, mostBytes);
  return async (...refs: string[]) => {
    cells = 0;
    const served = await read(refs);
    return { titles: refs.map((ref) => titleOf(served.get(ref))), cells };
  };
}
const titleOf = (json: Buffer | undefined) => json && JSON.parse(json.toString()).metadata.name;
const WHOLE = 13;
const STAMP = 1;

test('what was read once is asked for again by its stamp alone', async () => {
  const read = watched();
  expect(await read(CART)).toEqual({ titles: ['Cart'], cells: WHOLE });
  expect(await read(CART)).toEqual({ titles: ['Cart'], cells: STAMP });
  expect(await read(CART, SITE)).toEqual({ titles: ['Cart', 'website'], cells: WHOLE });
  expect(await read(CART, SITE, CART)).toEqual({ titles: ['Cart', 'website', 'Cart'], cells: STAMP });
  expect(await read(CART, 'component:default/ghost')).toEqual({ titles: ['Cart', undefined], cells: STAMP });
  expect(await read()).toEqual({ titles: [], cells: 0 });
});

test('nothing is kept beyond a change, nor served beside what is new', async () => {
  const read = watched();
  await read(CART);
  await shop.database.db.read.$executeRaw(rename('Basket'));
  expect(await read(CART, SITE)).toMatchObject({ titles: ['Basket', 'website'] });
  expect(await read(CART, SITE)).toEqual({ titles: ['Basket', 'website'], cells: STAMP });
  await shop.database.db.read.$executeRaw(rename('Cart'));
  expect(await read(CART)).toMatchObject({ titles: ['Cart'] });
});

test('what is too much goes, the oldest first', async () => {
  const read = watched(2000);
  await read(CART);
  await read(SITE);
  expect(await read(SITE)).toMatchObject({ cells: STAMP });
  expect(await read(CART)).toMatchObject({ cells: WHOLE });
});

const rename = (name: string) =>
  sql`update entity set document = jsonb_set(document, '{metadata,name}', to_jsonb(${name}::text)) where ref = ${CART}`;

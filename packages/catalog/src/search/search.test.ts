import { sql } from '@watchbill/database';
import { useTestDatabase } from '@watchbill/harness';
import { beforeAll, describe, expect, test } from 'vitest';
import { applyMutation } from '../apply-mutation.ts';
import { facets } from '../query/facets.ts';
import { type EntityListOptions, listEntities } from '../query/list-entities.ts';
import { fillTerms } from '../terms/fill-terms.ts';
import { full, told } from '../test-entities/told.ts';
import { who } from '../who/who.ts';

const database = useTestDatabase();
const described = (name: string, metadata: object, spec = {}) => told('Component', name, spec, { metadata });

beforeAll(async () => {
  const entities = [
    told('Group', 'payments-team', { profile: { displayName: 'Money People' } }),
    described('gateway', {}),
    described('gateway-eu', {}),
    described('payments-gateway', { title: 'Takes cards' }),
    described('subgateway1', {}),
    described('entry', { title: 'Our gateway' }),
    described('cards', { tags: ['gateway'] }),
    described('ledger', {}, { owner: 'payments-team' }),
    described('notes', { description: 'What the gateway has seen. 100% of_it, really' }),
    described('billing-749', {}),
  ];
  await database.db.transact((tx) => applyMutation(tx, { id: 'files', type: 'files' }, full(entities)));
});

const names = async (options: EntityListOptions) =>
  (await listEntities(database.db.direct, options)).rows.map(({ name }) => name);

describe('what fits best comes first', () => {
  const ranked = ['gateway', 'gateway-eu', 'payments-gateway', 'subgateway1', 'entry', 'cards', 'notes'];

  test('the name, its beginning, a word of it, part of it, title, tag, description', async () => {
    expect(await names({ query: 'Gateway' })).toEqual(ranked);
  });

  test('page by page', async () => {
    const seen: string[] = [];
    for (let after: string | undefined, more = true; more; ) {
      const page = await listEntities(database.db.direct, { query: 'gateway', first: 2, after });
      expect(page.totalCount).toBe(ranked.length);
      seen.push(...page.rows.map(({ name }) => name));
      after = page.endCursor ?? undefined;
      more = page.hasNextPage;
    }
    expect(seen).toEqual(ranked);
  });
});

describe('a word that is in no entity', () => {
  test.each([
    {
      reason: 'two letters swapped',
      query: 'gatewya',
      is: ['gateway', 'gateway-eu', 'payments-gateway', 'cards', 'entry', 'notes'],
    },
    { reason: 'of two, one is right', query: 'paymnets gateway', is: ['payments-gateway'] },
    { reason: 'both are wrong', query: 'paymnets gatway', is: ['payments-gateway'] },
    { reason: 'in a title', query: 'mony people', is: ['payments-team'] },
    {
      reason: 'the first letter',
      query: 'vateway',
      is: ['gateway', 'gateway-eu', 'payments-gateway', 'cards', 'entry', 'notes'],
    },
    { reason: 'of four letters', query: 'crad', is: [] },
    { reason: 'numbers are what they are', query: '748', is: [] },
    { reason: 'short ones as well', query: 'teh', is: [] },
    { reason: 'too far from all', query: 'zebra', is: [] },
    { reason: 'one that nothing is like', query: 'gatway zebra', is: [] },
  ])('$reason', async ({ query, is }) => {
    expect(await names({ query })).toEqual(is);
  });

  test('also for facets, and within a filter', async () => {
    const [kinds] = await facets(database.db.direct, ['kind'], { query: 'paymnets' });
    expect(kinds?.values).toEqual([
      { value: 'Component', count: 2 },
      { value: 'Group', count: 1 },
    ]);
    expect(await names({ query: 'paymnets', filter: { kind: 'Group' } })).toEqual(['payments-team']);
  });

  test('who says what it was taken for', async () => {
    const { candidates } = await who(database.db.read, 'biling');
    expect(candidates).toMatchObject([
      {
        entity: 'component:default/billing-749',
        confidence: 0.3,
        because: expect.stringContaining("is like 'billing'"),
      },
    ]);
  });
});

describe('words', () => {
  test.each([
    { reason: 'of two letters within a name', query: 'ub', is: ['subgateway1'] },
    { reason: 'a sign and a number', query: 'billing-749', is: ['billing-749'] },
    { reason: 'from the middle over a sign', query: 'ing-7', is: ['billing-749'] },
    { reason: 'per cent is a sign', query: '100%', is: ['notes'] },
    { reason: 'an underscore is a letter', query: 'of_', is: ['notes'] },
    { reason: 'an underscore is that letter', query: 'ofx', is: [] },
    { reason: 'the display name of a group', query: 'money', is: ['payments-team'] },
    { reason: 'the owner', query: 'ledger payments', is: ['ledger'] },
  ])('$reason', async ({ query, is }) => {
    expect(await names({ query })).toEqual(is);
    expect(await names({ query, orderBy: 'NAME' })).toEqual(is);
  });
});

test('terms that a migration has cleared are computed again', async () => {
  const { read } = database.db;
  await read.$executeRaw(sql`update entity set terms = null`);
  await read.$executeRaw(sql`delete from word`);
  expect(await names({ query: 'entry' })).toEqual([]);
  expect(await fillTerms(database.db)).toBe(10);
  expect(await fillTerms(database.db)).toBe(0);
  expect(await names({ query: 'entry' })).toEqual(['entry']);
});

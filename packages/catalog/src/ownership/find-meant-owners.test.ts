import { useTestDatabase } from '@watchbill/harness';
import { expect, test } from 'vitest';
import { applyMutation } from '../apply-mutation.ts';
import type { SourcedEntity } from '../source.ts';
import { full, told } from '../test-entities/told.ts';
import { findMeantOwners } from './find-meant-owners.ts';

const database = useTestDatabase();

const slug = (value: string) => ({ metadata: { annotations: { 'github.com/team-slug': value } } });
const login = (value: string) => ({ metadata: { annotations: { 'github.com/user-login': value } } });
const withAddress = { profile: { email: 'ada@acme.test' } };
const inAcme = { metadata: { namespace: 'acme' } };

async function meantAmong(everybody: readonly SourcedEntity[], written: string): Promise<string | undefined> {
  await database.db.transact((tx) => applyMutation(tx, { id: 'files', type: 'files' }, full(everybody)));
  return (await findMeantOwners(database.db.read, [written])).get(written);
}

test.each([
  ['@acme/shop', told('Group', 'x', {}, slug('acme/shop')), 'group:default/x', 'its whole slug'],
  ['@Acme/Shop', told('Group', 'x', {}, slug('acme/SHOP')), 'group:default/x', 'in any case'],
  ['@acme/shop', told('Group', 'x', {}, slug('shop')), 'group:default/x', 'its slug alone'],
  ['@acme/shop', told('Group', 'shop'), 'group:default/shop', 'its name'],
  ['@acme/shop', told('Group', 'shop', {}, inAcme), 'group:acme/shop', 'its name, beside its organisation'],
  ['@acme/shop', told('Group', 'shop', {}, slug('other/shop')), undefined, 'no team of another organisation'],
  ['@acme/shop', told('User', 'shop'), undefined, 'no user'],
  ['@acme/shop', told('Component', 'x', {}, slug('acme/shop')), undefined, 'no component that says so'],
  ['@ada', told('User', 'lovelace', {}, login('ada')), 'user:default/lovelace', 'a login'],
  ['@ada', told('User', 'ada'), 'user:default/ada', 'a name'],
  ['@ada', told('User', 'ada', {}, login('countess')), undefined, 'nobody else of this name'],
  ['Ada@Acme.test', told('User', 'x', withAddress), 'user:default/x', 'an e-mail address'],
  ['ada@acme.test', told('User', 'ada'), undefined, 'nobody without it'],
  ['group:default/shop', told('Group', 'shop'), 'group:default/shop', 'a reference'],
  ['group:default/shop', told('Group', 'other'), undefined, 'a reference to nothing'],
])('%s among %o is %s: %s', async (written, somebody, meant, _why) => {
  expect(await meantAmong([somebody], written)).toBe(meant);
});

test('the most exact of several', async () => {
  const everybody = [
    told('Group', 'shop'),
    told('Group', 'by-slug', {}, slug('shop')),
    told('Group', 'whole', {}, slug('acme/shop')),
  ];
  expect(await meantAmong(everybody, '@acme/shop')).toBe('group:default/whole');
  expect(await meantAmong(everybody.slice(0, 2), '@acme/shop')).toBe('group:default/by-slug');
});

test('a thousand at once', async () => {
  const teams = Array.from({ length: 1_000 }, (_, nr) => told('Group', `team-${nr}`));
  await meantAmong(teams, '@acme/team-0');
  const written = teams.map((_, nr) => `@acme/team-${nr}`);
  const before = performance.now();
  expect((await findMeantOwners(database.db.read, written)).size).toBe(1_000);
  expect(performance.now() - before).toBeLessThan(2_000);
});

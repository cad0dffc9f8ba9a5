import { useTestDatabase } from '@watchbill/harness';
import { beforeEach, expect, test } from 'vitest';
import { type ApplyOptions, applyMutation } from '../apply-mutation.ts';
import type { Mutation, SourcedEntity } from '../source.ts';
import { faultsOfSources } from '../sources/faults-of-sources.ts';
import { delta, told } from '../test-entities/told.ts';

const SOURCE = { id: 'forge', type: 'github' };
const database = useTestDatabase();

beforeEach(() => database.db.read.source.deleteMany());

const apply = (mutation: Mutation, options: ApplyOptions = {}) =>
  database.db.transact((tx) => applyMutation(tx, SOURCE, mutation, options));
const by = (id: string, resumes = false) => ({ teller: { id, resumes } });
const one = (name: string) => told('Component', name);
const page = (entities: readonly SourcedEntity[], first = false, rest: object = {}): Mutation => ({
  type: 'page',
  first,
  entities,
  faults: [],
  ...rest,
});
const complete = (entities: readonly SourcedEntity[] = [], unreadable: readonly string[] = []): Mutation => ({
  type: 'complete',
  entities,
  faults: [],
  unreadable,
});
const names = async () =>
  (await database.db.read.entity.findMany({ orderBy: { ref: 'asc' } })).map(({ name }) => name).join(' ');

test('pages add and change at once; the end removes what none of them told', async () => {
  await apply(page([one('a'), one('b'), one('c'), one('d')], true));
  await apply(complete());
  expect(await apply(page([told('Component', 'a', { type: 'website' })], true))).toMatchObject({
    changed: ['component:default/a'],
    removed: [],
  });
  await apply(page([one('e')]));
  expect(await names()).toBe('a b c d e');
  expect(await apply(complete([one('b')], ['file:/catalog/d.yaml']))).toMatchObject({
    removed: ['component:default/c'],
    unchanged: 1,
  });
  expect(await names()).toBe('a b d e');
  expect(await database.db.read.listing.count()).toBe(0);
});

test('a listing that ended half-way removes nothing, and the next one starts anew', async () => {
  await apply(page([one('a'), one('b'), one('c')], true));
  await apply(complete());
  await apply(page([one('a')], true));
  await apply(page([one('b')]));
  await apply(page([one('c')], true));
  expect(await names()).toBe('a b c');
  expect((await apply(complete())).removed).toEqual(['component:default/a', 'component:default/b']);
});

test('an end without a listing removes nothing', async () => {
  await apply(page([one('a')], true));
  await apply(complete());
  expect(await apply(complete())).toMatchObject({ removed: [] });
});

test('what a delta tells between pages is told', async () => {
  await apply(page([one('a'), one('late')], true));
  await apply(complete());
  await apply(page([one('a')], true));
  await apply(delta(['file:/catalog/late.yaml', 'file:/catalog/new.yaml'], [one('late'), one('new')]));
  await apply(complete());
  expect(await names()).toBe('a late new');
});

test('of two processes that list a source the later one decides what is gone', async () => {
  await apply(page([one('a'), one('b'), one('c')], true), by('one'));
  await apply(complete(), by('one'));
  await apply(page([one('a')], true), by('one'));
  await apply(page([one('b')], true), by('two'));
  await apply(page([one('c')]), by('one'));
  expect(await apply(complete(), by('one'))).toMatchObject({ removed: [] });
  await apply(page([one('a'), one('c')]), by('two'));
  expect(await apply(complete(), by('two'))).toMatchObject({ removed: [] });
  expect(await names()).toBe('a b c');
});

test('a process that goes on with the listing of one that died may end it', async () => {
  await apply(page([one('a'), one('b'), one('c')], true), by('one'));
  await apply(complete(), by('one'));
  await apply(page([one('a')], true, { state: { page: 2 } }), by('one'));
  await apply(page([one('b')]), by('two', true));
  expect(await apply(complete(), by('two'))).toMatchObject({ removed: ['component:default/c'] });
  expect(await database.db.read.source.findFirst()).toMatchObject({ progress: { page: 2 }, lister: null });
});

test('one ref at two places of one listing is a fault, whatever the page', async () => {
  await apply(page([told('Component', 'a', {}, { file: '/1.yaml' })], true));
  await apply(page([told('Component', 'a', {}, { file: '/2.yaml' })]));
  const faults = (await faultsOfSources(database.db.read, ['forge'])).get('forge') ?? [];
  expect(faults.map(({ message }) => message)).toEqual([
    'component:default/a is already described in /1.yaml, which counts; remove or rename one of the two',
  ]);
  await apply(complete());
  expect(await database.db.read.fault.count()).toBe(1);
  await apply(page([told('Component', 'a', {}, { file: '/2.yaml' })], true));
  await apply(complete());
  expect(await database.db.read.fault.count()).toBe(0);
  expect(await database.db.read.entity.findFirst()).toMatchObject({ location: 'file:/2.yaml' });
});

test('what another process told since the far end was read is not gone', async () => {
  await apply(page([one('a')], true));
  await apply(complete());
  const readSince = (await database.db.read.$queryRaw<{ now: Date }[]>`select now() as now`)[0]?.now as Date;
  await apply(delta(['file:/catalog/b.yaml'], [one('b')]));
  const full: Mutation = { type: 'full', entities: [], faults: [], unreadable: [] };
  expect(await apply(full, { readSince })).toMatchObject({ removed: ['component:default/a'] });
  expect(await names()).toBe('b');
});

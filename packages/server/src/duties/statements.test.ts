import { applyMutation, type Mutation, type SourcedEntity } from '@watchbill/catalog';
import { countStatements, useTestDatabase } from '@watchbill/harness';
import { beforeEach, expect, test } from 'vitest';

const database = useTestDatabase();
const FILES = { id: 'files', type: 'files', rank: 0 };
const OTHER = { id: 'other', type: 'files', rank: 1 };

beforeEach(() => database.db.read.source.deleteMany());

const one = (name: string, description: string): SourcedEntity => ({
  entity: {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, description },
    spec: { type: 'service', owner: 'shop' },
  },
  location: `file:/${name}.yaml`,
});
const known = (name: string, identity: string) => ({ ...one(name, 'a'), identity });
const range = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, i) => make(i));
const full = (entities: readonly SourcedEntity[]): Mutation => ({
  type: 'full',
  entities,
  faults: [],
  unreadable: [],
});

/** How many statements it takes to add, change, merge, rename, bring back and remove so many entities of each. */
async function statementsFor(count: number): Promise<number> {
  await database.db.read.source.deleteMany();
  const tell = (mutation: Mutation, source = FILES) =>
    database.db.transact((tx) => applyMutation(tx, source, mutation, { guard: null }));
  const buried = range(count, (i) => one(`buried${i}`, 'a'));
  const shared = (description: string) => range(count, (i) => one(`shared${i}`, description));
  await tell(full(shared('other')), OTHER);
  await tell(full(buried));
  await tell(
    full([
      ...shared('a'),
      ...range(count, (i) => known(`old${i}`, `id${i}`)),
      ...range(count, (i) => one(`same${i}`, 'a')),
      ...range(count, (i) => one(`change${i}`, 'a')),
      ...range(count, (i) => one(`go${i}`, 'a')),
    ]),
  );
  const { statements, result: applied } = await countStatements(() =>
    tell(
      full([
        ...shared('b'),
        ...buried,
        ...range(count, (i) => known(`new${i}`, `id${i}`)),
        ...range(count, (i) => one(`same${i}`, 'a')),
        ...range(count, (i) => one(`change${i}`, 'b')),
        ...range(count, (i) => one(`come${i}`, 'a')),
      ]),
    ),
  );
  expect(applied.added).toHaveLength(2 * count);
  expect(applied.changed).toHaveLength(3 * count);
  expect(applied.renamed).toHaveLength(count);
  expect(applied.removed).toHaveLength(count);
  return statements;
}

test('the number of statements does not grow with a mutation', async () => {
  const some = await statementsFor(40);
  // Large ones go another way into a table here and there.
  expect(await statementsFor(400)).toBeLessThan(some + 10);
  expect(some).toBeLessThan(60);
});

import { useTestDatabase } from '@watchbill/harness';
import { beforeAll, expect, test } from 'vitest';
import { createApi, NOW } from '../testing/api.ts';
import { type CountedDatabase, countStatements } from '../testing/count-statements.ts';
import { finishRun } from '../testing/finish-run.ts';
import { shop, tell } from '../testing/shop.ts';
import { told } from '../testing/told.ts';

const database = useTestDatabase();
let db: CountedDatabase;

// Everything that an entity leads to, three levels deep.
const EVERYTHING = `
  query ($first: Int!) {
    entities(filter: { kind: "Component" }, first: $first) {
      totalCount
      nodes {
        ref
        owner { ref ... on Group { members(transitive: true) { ref } owns { ref } } contacts { target } }
        health { state cause { ref } }
        checks {
          title owner { ref } health { state } faults { message } entity { ref }
          lastRun { outcome steps { name } }
          runs(first: 2) { totalCount nodes { outcome requests { url } check { ref } } }
        }
        runbooks { title url }
        contacts { target }
        dependsOn { ref owner { ref } health { state } dependents { ref } }
        dependents { ref }
        relations { type entity { ref owner { ref } } }
        faults { message }
        incidents(first: 3) { id check { ref } run { id } owner { ref } entity { ref } deliveries { id } }
      }
    }
  }`;

beforeAll(async () => {
  db = countStatements(database.db);
  const names = Array.from({ length: 100 }, (_, index) => `c${index}`);
  const many = names.flatMap((name, index) => [
    told('/catalog', 'Group', `team-${name}`, { type: 'team', children: [] }),
    told('/catalog', 'User', `user-${name}`, { memberOf: [`team-${name}`] }),
    told('/catalog', 'Component', name, {
      owner: `team-${name}`,
      system: 'store',
      dependsOn: [names[(index + 1) % names.length], 'cart'],
    }),
    told('/catalog', 'Check', `flow-${name}`, {
      entity: name,
      script: './flow.js',
      every: '1m',
      confirm: { failures: 1 },
    }),
  ]);
  await tell(database.db, [...shop('/catalog'), ...many], NOW);
  const api = createApi(database.db);
  for (const name of ['cart-flow', 'flow-c0', 'flow-c1', 'flow-c98', 'flow-c99']) {
    await finishRun(database.db, api, name, { outcome: 'FAILED', reason: 'It fails.' });
  }
});

async function statementsFor(first: number): Promise<{ statements: number; entities: number }> {
  const before = db.statements();
  const { entities } = await createApi(db).data<{ entities: { nodes: object[] } }>(EVERYTHING, { first });
  return { statements: db.statements() - before, entities: entities.nodes.length };
}

test('the number of statements depends on how deep a query goes, not on how much it finds', async () => {
  // One for each of the 41 relations in the query at most; batches of one level that meet are one statement.
  const most = 41;
  const few = await statementsFor(3);
  const many = await statementsFor(102);
  expect([few.entities, many.entities]).toEqual([3, 102]);
  expect(few.statements).toBeLessThanOrEqual(most);
  expect(many.statements).toBeLessThanOrEqual(most);
});

test('what several fields lead to is read once', async () => {
  const before = db.statements();
  await createApi(db).data(
    '{ a: entity(ref: "cart") { ref } b: entity(ref: "CART") { ref } c: entity(ref: "payment") { ref } }',
  );
  expect(db.statements() - before).toBe(1);
});

test('a count that nobody asks for is not counted', async () => {
  const cost = async (fields: string) => {
    const before = db.statements();
    await createApi(db).data(`{ check(ref: "cart-flow") { runs { ${fields} } } }`);
    return db.statements() - before;
  };
  expect(await cost('nodes { outcome }')).toBe(2);
  expect(await cost('nodes { outcome } totalCount')).toBe(3);
});

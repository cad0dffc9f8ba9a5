import { globSync } from 'node:fs';
import { join } from 'node:path';
import {
  type GraphQLNamedType,
  getIntrospectionQuery,
  getNamedType,
  getNullableType,
  isEnumType,
  isListType,
  parse,
  type TypeNode,
  typeFromAST,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { schema } from '../schema.ts';
import { queryCost } from './query-cost.ts';
import { queryDepth } from './query-depth.ts';
import { exceededLimit, MOST_COST, MOST_DEPTH } from './query-limits.ts';

const weigh = (text: string, variables = {}) =>
  queryCost({ schema, document: parse(text), variableValues: variables });
const refuse = (text: string, variables = {}) => {
  const error = exceededLimit({ schema, document: parse(text), variableValues: variables });
  return error && [error.extensions.code, error.message];
};

describe('depth', () => {
  test.each([
    ['{ viewer { name } }', 2, 'fields in one another'],
    ['{ a: viewer { name } b: entity(ref: "x") { owner { ref } } }', 3, 'the deepest counts'],
    [
      '{ ...A } fragment A on Query { entity(ref: "x") { ...B } } fragment B on Entity { owner { ref } }',
      3,
      'fragments are no level',
    ],
    ['{ entity(ref: "x") { ... on Group { members { ref } } } }', 3, 'nor are types'],
    ['{ ...A } fragment A on Query { viewer { name } ...B } fragment B on Query { ...A }', 2, 'circles end'],
    [getIntrospectionQuery(), 1, 'the schema may be asked for'],
    ['query A { viewer { name } }', 2, 'named'],
  ])('%s is %d: %s', (text, depth) => expect(queryDepth(parse(text))).toBe(depth));

  test('of the operation that is run', () => {
    const document = parse(
      'query A { viewer { name } } query B { entity(ref: "x") { owner { owner { ref } } } }',
    );
    expect([queryDepth(document, 'A'), queryDepth(document, 'B')]).toEqual([2, 4]);
  });
});

describe('cost', () => {
  test.each([
    ['{ viewer { name } }', {} as object, 2, 'one a field'],
    ['{ entities(first: 100) { nodes { ref name } } }', {}, 301, 'as many as first says'],
    ['query ($n: Int) { entities(first: $n) { nodes { ref } } }', { n: 5 }, 11, 'also in a variable'],
    ['{ entities { nodes { ref } } }', {}, 41, 'and by default'],
    ['{ entities(first: 2) { edges { node { ref } } totalCount } }', {}, 9, 'edges are no list more'],
    [
      '{ entity(ref: "x") { dependsOn { ref } tags } }',
      {},
      13,
      'ten for a list of things, one for one of texts',
    ],
    [getIntrospectionQuery(), {}, 0, 'the schema may be asked for'],
  ])('%s with %j is %d: %s', (text, variables, cost, _why) => expect(weigh(text, variables)).toBe(cost));
});

describe('refused', () => {
  test('what is too deep', () => {
    const text = (levels: number) =>
      `{ entity(ref: "x") ${'{ owner '.repeat(levels)} { ref } ${'}'.repeat(levels)} }`;
    expect(refuse(text(MOST_DEPTH - 2))).toBeUndefined();
    expect(refuse(text(MOST_DEPTH - 1))).toEqual([
      'QUERY_TOO_DEEP',
      'query: 16 fields deep, expected at most 15; ask for the inner ones in a query of their own',
    ]);
  });

  test('what costs too much', () => {
    const text = '{ entities(first: 500) { nodes { dependsOn { dependsOn { dependsOn { ref } } } } } }';
    expect(refuse(text)).toEqual([
      'QUERY_TOO_COSTLY',
      `query: costs 556001, expected at most ${MOST_COST}; ask for fewer at once with a smaller 'first', or for fewer fields`,
    ]);
  });

  test('fragments that unfold into millions, at once', () => {
    const fragments = Array.from({ length: 11 }, (_, nr) => {
      const next = `owner { ...F${nr + 1} }`;
      return `fragment F${nr} on Entity { a: ${next} b: ${next} c: ${next} d: ${next} }`;
    });
    const text = `{ entity(ref: "x") { ...F0 } } ${fragments.join('\n')} fragment F11 on Entity { ref }`;
    const before = performance.now();
    expect(refuse(text)?.[0]).toBe('QUERY_TOO_COSTLY');
    expect(performance.now() - before).toBeLessThan(1_000);
  });

  test('a variable of another type, in the words of GraphQL', () => {
    expect(refuse('query ($n: Int) { entities(first: $n) { totalCount } }', { n: 'many' })?.[1]).toContain(
      '"$n"',
    );
  });
});

test('the queries of the portal stay far below', async () => {
  const documents = await portalDocuments();
  expect(documents.length).toBeGreaterThan(10);
  expect(Math.max(...documents.map((text) => queryDepth(parse(text))))).toBeLessThanOrEqual(MOST_DEPTH / 2);
  expect(Math.max(...documents.map((text) => weigh(text, largestVariables(text))))).toBeLessThan(
    MOST_COST / 5,
  );
});

/** Values for the variables of a query: as much as can be asked for. */
function largestVariables(text: string): object {
  const definitions = parse(text).definitions.flatMap((definition) =>
    definition.kind === 'OperationDefinition' ? (definition.variableDefinitions ?? []) : [],
  );
  return Object.fromEntries(
    definitions.map(({ variable, type }) => {
      const required = getNullableType(typeFromAST(schema, type as TypeNode));
      return [variable.name.value, isListType(required) ? [] : largest(getNamedType(required))];
    }),
  );
}

function largest(type: GraphQLNamedType | undefined): unknown {
  if (isEnumType(type)) return type.getValues()[0]?.name;
  return type?.name === 'Int' ? 500 : type?.name === 'Boolean' ? true : type?.name === 'JSON' ? {} : 'x';
}

/** What the modules in the `queries` folders of the plugins export. */
async function portalDocuments(): Promise<readonly string[]> {
  const root = join(import.meta.dirname, '../../../..');
  const files = globSync('plugins/ui-*/src/queries/*.ts', { cwd: root }).filter(
    (file) => !file.endsWith('.test.ts'),
  );
  const modules = await Promise.all(files.map((file) => import(/* @vite-ignore */ join(root, file))));
  return modules
    .flatMap((module: object): unknown[] => Object.values(module))
    .flatMap((value) => (hasText(value) ? [value.text] : []));
}

function hasText(value: unknown): value is { readonly text: string } {
  return typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string';
}

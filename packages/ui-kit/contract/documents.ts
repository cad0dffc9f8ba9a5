import schemaText from '@watchbill/graphql/schema.graphql?raw';
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import type { GraphqlDocument } from '../src/graphql/graphql-document.ts';

type Modules = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/**
 * Holds every GraphQL document that the modules of a `queries/` folder export to the server's printed schema.
 * A plugin's test calls it with `import.meta.glob('./*.ts', { eager: true })`.
 */
export function describeDocuments(modules: Modules): void {
  const schema = buildSchema(schemaText);
  const documents = Object.entries(modules).flatMap(([path, exported]) =>
    Object.entries(exported).flatMap(([name, value]) =>
      isDocument(value) ? [{ name: `${name} of ${path}`, text: value.text }] : [],
    ),
  );

  describe('GraphQL documents', () => {
    test('there are some', () => {
      expect(documents).not.toEqual([]);
    });

    test.each(documents)('$name is one that the server understands', ({ text }) => {
      expect(validate(schema, parse(text)).map(({ message }) => message)).toEqual([]);
    });
  });
}

function isDocument(value: unknown): value is GraphqlDocument<unknown, unknown> {
  return typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string';
}

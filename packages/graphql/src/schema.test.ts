import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
  printSchema,
} from 'graphql';
import { expect, test } from 'vitest';
import { schema } from './schema.ts';

const PRINTED = join(import.meta.dirname, '../schema.graphql');

test('schema.graphql is the schema: the portal holds its queries against that file', () => {
  const message = "it differs; 'npm run schema -w @watchbill/graphql' writes it anew";
  expect(readFileSync(PRINTED, 'utf8'), message).toBe(`${printSchema(schema)}\n`);
});

test('every type, field, argument and value is described', () => {
  const own = Object.values(schema.getTypeMap()).filter(
    (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
  );
  expect(own.flatMap(undescribed)).toEqual([]);
});

function undescribed(type: GraphQLNamedType): readonly string[] {
  const parts: { readonly name: string; readonly description?: string | null | undefined }[] = [type];
  if (isEnumType(type)) parts.push(...type.getValues());
  if (isObjectType(type) || isInterfaceType(type)) {
    for (const field of Object.values(type.getFields())) parts.push(field, ...field.args);
  }
  if (isInputObjectType(type)) parts.push(...Object.values(type.getFields()));
  return parts.filter(({ description }) => !description).map(({ name }) => `${type.name} ${name}`);
}

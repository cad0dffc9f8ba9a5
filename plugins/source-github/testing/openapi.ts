import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';

interface Operation {
  readonly status: number;
  readonly schema: object;
  readonly example: unknown;
}

interface Extract {
  readonly operations: Readonly<Record<string, Operation>>;
  readonly schemas: object;
}

const extract = JSON.parse(
  readFileSync(join(import.meta.dirname, 'testdata/github-openapi.json'), 'utf8'),
) as Extract;

/** The published example of an operation's answer; of a list its first item. */
export function exampleOf(operation: string): Readonly<Record<string, unknown>> {
  const example = extract.operations[operation]?.example;
  return (Array.isArray(example) ? example[0] : example) as Readonly<Record<string, unknown>>;
}

const validators = new Map<string, ValidateFunction>();

/** What is wrong with an answer by GitHub's published description; empty when nothing is. */
export function misfitsOf(operation: string, answer: unknown): readonly string[] {
  const known = extract.operations[operation];
  if (!known) return [`${operation}: not among the described operations`];
  const validate = validators.get(operation) ?? compile(known.schema);
  validators.set(operation, validate);
  if (validate(answer)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message }) => `${operation}: ${instancePath} ${message}`,
  );
}

function compile(schema: object): ValidateFunction {
  const ajv = new Ajv({ strict: false, allErrors: true });
  ajv.addSchema({ $id: 'github', schemas: extract.schemas });
  return ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/schemas/', '"github#/schemas/')));
}

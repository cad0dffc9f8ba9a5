import { type ExecutionArgs, getNamedType, getNullableType, isCompositeType, isListType } from 'graphql';
import { type ComplexityEstimatorArgs, getComplexity } from 'graphql-query-complexity';

/** A list whose length nobody names, such as the relations of an entity, mostly has fewer. */
const USUAL_LENGTH = 10;

/** Fragments that spread others many times over are given up on here; no query that people write has as many. */
const MOST_NODES = 10_000;

/** What executing it needs, and no more. */
export type QueryToWeigh = Pick<ExecutionArgs, 'schema' | 'document' | 'operationName' | 'variableValues'>;

/**
 * About how many values a query asks for: each field is one, what lies in a list as many times as `first` says, else ten
 * times. What asks for the schema costs nothing.
 * @throws GraphQLError when a variable is not of its type, or the query has more than 10,000 fields and fragments.
 */
export function queryCost({ schema, document, operationName, variableValues }: QueryToWeigh): number {
  return getComplexity({
    schema,
    query: document,
    estimators: [costOfField],
    maxQueryNodes: MOST_NODES,
    ...(typeof operationName === 'string' ? { operationName } : {}),
    variables: { ...variableValues },
  });
}

function costOfField({ args, childComplexity, field, type }: ComplexityEstimatorArgs): number {
  if (field.name.startsWith('__') || type.name.startsWith('__')) return 0;
  return 1 + childComplexity * lengthOf(args, field.type, type.name);
}

function lengthOf(
  args: Readonly<Record<string, unknown>>,
  of: ComplexityEstimatorArgs['field']['type'],
  parent: string,
): number {
  if (typeof args.first === 'number') return Math.max(1, args.first);
  // The lists of a connection are as long as the connection, whose length is counted already.
  if (parent.endsWith('Connection')) return 1;
  return isListType(getNullableType(of)) && isCompositeType(getNamedType(of)) ? USUAL_LENGTH : 1;
}

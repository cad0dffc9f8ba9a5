import { ConflictError, InputError, NotAllowedError, NotFoundError } from '@watchbill/model';
import {
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { ChangesMissedError } from './change-feed.ts';

/** The documented codes, found in `extensions.code`. Any other error is a fault of ours, and masked. */
const CODES = [
  [InputError, 'BAD_USER_INPUT'],
  [NotFoundError, 'NOT_FOUND'],
  [ConflictError, 'CONFLICT'],
  [NotAllowedError, 'FORBIDDEN'],
  [ChangesMissedError, 'CHANGES_MISSED'],
] as const;

/** An error that its caller can act on, with its code; any other error as it is. */
export function withCode(error: unknown): unknown {
  const code = CODES.find(([type]) => error instanceof type)?.[1];
  // Without `originalError`: servers take a GraphQLError that wraps another error for an unexpected one.
  return code ? new GraphQLError((error as Error).message, { extensions: { code } }) : error;
}

/** Makes every resolver and every subscription of the schema answer with the documented codes. Changes the schema. */
export function giveErrorsCodes(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.resolve) field.resolve = coded(field.resolve);
      if (field.subscribe) field.subscribe = codedStream(field.subscribe);
    }
  }
  return schema;
}

type Resolve = GraphQLFieldResolver<unknown, unknown>;

/** Stays synchronous where the resolver is: most fields only read a property. */
function coded(resolve: Resolve): Resolve {
  return (...args) => {
    try {
      const result: unknown = resolve(...args);
      return result instanceof Promise ? result.catch(rethrow) : result;
    } catch (error) {
      return rethrow(error);
    }
  };
}

function codedStream(subscribe: Resolve): Resolve {
  return async (...args) => {
    const events = (await coded(subscribe)(...args)) as AsyncIterableIterator<unknown>;
    const coding: AsyncIterableIterator<unknown> = {
      [Symbol.asyncIterator]: () => coding,
      next: () => events.next().catch(rethrow),
      return: async () => (await events.return?.()) ?? { done: true, value: undefined },
    };
    return coding;
  };
}

function rethrow(error: unknown): never {
  throw withCode(error);
}

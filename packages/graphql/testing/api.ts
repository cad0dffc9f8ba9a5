import { releaseEntity, restoreEntity } from '@watchbill/catalog';
import type { Database } from '@watchbill/database';
import { NotFoundError } from '@watchbill/model';
import { type ExecutionResult, graphql, parse, subscribe } from 'graphql';
import { type ChangeFeed, createChangeFeed } from '../src/change-feed.ts';
import type { GraphqlContext } from '../src/context.ts';
import { schema } from '../src/schema.ts';

export const NOW = new Date('2026-03-01T03:12:00.000Z');

export interface Api {
  readonly changes: ChangeFeed;
  readonly synced: string[];
  context(): GraphqlContext;
  /** The answer as a client gets it, with a context of its own. */
  ask(query: string, variables?: Readonly<Record<string, unknown>>): Promise<ExecutionResult>;
  /** The answer as executing gives it, with the errors themselves. */
  raw(query: string, variables?: Readonly<Record<string, unknown>>): Promise<ExecutionResult>;
  /** The data of an answer without errors. */
  data<T = Record<string, never>>(query: string, variables?: Readonly<Record<string, unknown>>): Promise<T>;
  watch(
    query: string,
    variables?: Readonly<Record<string, unknown>>,
  ): Promise<AsyncIterableIterator<ExecutionResult>>;
}

/** The API over a database, in an installation that knows one source, `shop`. */
export function createApi(db: Database, clock: () => Date = () => NOW): Api {
  const changes = createChangeFeed();
  const synced: string[] = [];
  const context = (): GraphqlContext => ({
    db,
    clock,
    viewer: { name: 'ada', signedIn: true },
    installation: {
      changes,
      status: () => ({
        version: '1.2.3',
        runner: { state: 'ready', detail: 'k6 v2.2.0' },
        browser: { state: 'preparing', detail: 'Unpacking Chromium' },
        demo: true,
      }),
      limitsOf: () => [],
      restoreEntity: async (ref, actor) => {
        await db.transact((tx) => restoreEntity(tx, ref, actor));
      },
      releaseEntity: async (ref) => {
        await db.transact((tx) => releaseEntity(tx, ref));
      },
      syncSource: async (id) => {
        if (id !== 'shop') throw new NotFoundError(`source '${id}': the configuration has none with this id`);
        synced.push(id);
      },
    },
  });
  const raw: Api['raw'] = (source, variableValues = {}) =>
    graphql({ schema, source, variableValues, contextValue: context() });
  const ask: Api['ask'] = async (query, variables) => plain(await raw(query, variables));
  return {
    changes,
    synced,
    context,
    ask,
    raw,
    data: async <T>(query: string, variables = {}) => {
      const { data, errors } = await ask(query, variables);
      if (errors) throw new Error(errors.map((error) => error.message).join('\n'));
      return data as T;
    },
    watch: async (query, variableValues = {}) => {
      const stream = await subscribe({
        schema,
        document: parse(query),
        variableValues,
        contextValue: context(),
      });
      if (!(Symbol.asyncIterator in stream)) throw stream.errors?.[0] ?? new Error('no stream and no error');
      return stream as AsyncIterableIterator<ExecutionResult>;
    },
  };
}

/** As it goes over the wire; also drops the null prototypes that equality would see. */
function plain(result: ExecutionResult): ExecutionResult {
  return JSON.parse(JSON.stringify(result));
}

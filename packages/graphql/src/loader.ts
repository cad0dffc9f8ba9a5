import DataLoader from 'dataloader';
import type { GraphqlContext } from './context.ts';

/** One result a key, in their order, read in a number of statements that does not depend on how many keys there are. */
type Batch<A, V> = (context: GraphqlContext, keys: readonly string[], args: A) => Promise<readonly V[]>;

// `@pothos/plugin-dataloader` ties what it has loaded to the context for good. A subscription has one context for hours,
// so each of its events would show the first one's answers; what these loaders keep can be forgotten.
const loadersOf = new WeakMap<GraphqlContext, Map<object, Map<string, DataLoader<string, never>>>>();

/** A relation: all resolvers of a level that ask for it share one batch, and a key is read once a request. */
export function defineLoader<V>(
  batch: Batch<undefined, V>,
): (context: GraphqlContext, key: string) => Promise<V> {
  return (context, key) => loaderOf(context, batch, undefined).load(key);
}

/** A relation that is asked for with arguments: as `defineLoader`, with a batch for each set of arguments. */
export function defineLoaderWith<A extends object, V>(
  batch: Batch<A, V>,
): (context: GraphqlContext, key: string, args: A) => Promise<V> {
  return (context, key, args) => loaderOf(context, batch, args).load(key);
}

/** Makes the request read anew: after it changed something, and before each event of a subscription. */
export function forgetLoaded(context: GraphqlContext): void {
  loadersOf.delete(context);
}

function loaderOf<A, V>(context: GraphqlContext, batch: Batch<A, V>, args: A): DataLoader<string, V> {
  const relations = entryOf(
    loadersOf,
    context,
    () => new Map<object, Map<string, DataLoader<string, never>>>(),
  );
  const loaders = entryOf(relations, batch, () => new Map<string, DataLoader<string, never>>());
  const create = () => new DataLoader<string, V>((keys) => batch(context, keys, args));
  return entryOf(
    loaders as unknown as Map<string, DataLoader<string, V>>,
    JSON.stringify(args ?? null),
    create,
  );
}

interface Lookup<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): unknown;
}

function entryOf<K, V>(map: Lookup<K, V>, key: K, create: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const created = create();
  map.set(key, created);
  return created;
}

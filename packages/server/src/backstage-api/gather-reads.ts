/** Reads several keys at once; what is not there is absent. */
type ReadMany<T> = (keys: readonly string[]) => Promise<ReadonlyMap<string, T>>;

/** As many statements at once as one process can make PostgreSQL do usefully for single look-ups. */
const AT_ONCE = 2;

/**
 * Reads one key at a time for its callers, and together in one statement what comes while others are under way: under load
 * a look-up so costs a fraction of a round trip. Nobody is given what was read before they asked.
 */
export function gatherReads<T>(readMany: ReadMany<T>): (key: string) => Promise<T | undefined> {
  let running = 0;
  let waiting = new Map<string, PromiseWithResolvers<T | undefined>>();
  const next = async (): Promise<void> => {
    const asked = waiting;
    waiting = new Map();
    running += 1;
    try {
      const found = await readMany([...asked.keys()]);
      for (const [key, { resolve }] of asked) resolve(found.get(key));
    } catch (error) {
      for (const { reject } of asked.values()) reject(error);
    }
    running -= 1;
    if (waiting.size > 0) void next();
  };
  return (key) => {
    const same = waiting.get(key);
    if (same) return same.promise;
    const deferred = Promise.withResolvers<T | undefined>();
    waiting.set(key, deferred);
    if (running < AT_ONCE) void next();
    return deferred.promise;
  };
}

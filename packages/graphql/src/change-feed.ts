/** Changes were lost on the way: the watcher asks anew, because what it shows may be out of date. */
export class ChangesMissedError extends Error {
  override readonly name = 'ChangesMissedError';
}

/** What one watcher hears. Each item holds what was told since the one before, every payload once; `return` ends it. */
export interface Changes extends AsyncIterableIterator<readonly string[]> {
  next(): Promise<IteratorResult<readonly string[], undefined>>;
  return(): Promise<IteratorResult<readonly string[], undefined>>;
}

export interface Patience {
  /** How long changes gather before they are handed over, so that a burst is one item. Default 0. */
  readonly settleMs?: number;
  /** An empty item is handed over after so long without news, for watchers that then look for themselves. Default: never. */
  readonly idleMs?: number;
}

/** Fans out what the database tells this process to everybody who watches. */
export interface ChangeFeed {
  publish(channel: string, payload: string): void;
  /** What was told meanwhile is unknown, e.g. after the connection to the database was lost: watchers fail with ChangesMissedError. */
  interrupt(): void;
  subscribe(channel: string, patience?: Patience): Changes;
}

/** Different payloads that may wait for one watcher; one that is slower than this fails. */
const MOST_PENDING = 10_000;

export function createChangeFeed(mostPending = MOST_PENDING): ChangeFeed {
  const watchers = new Map<string, Set<Watcher>>();
  return {
    publish: (channel, payload) => {
      for (const watcher of watchers.get(channel) ?? []) watcher.tell(payload);
    },
    interrupt: () => {
      for (const watcher of [...watchers.values()].flatMap((set) => [...set])) {
        watcher.fail('The connection to the database was lost for a moment.');
      }
    },
    subscribe: (channel, patience = {}) => {
      const set = watchers.get(channel) ?? new Set();
      watchers.set(channel, set);
      const watcher = createWatcher(mostPending, patience, () => {
        set.delete(watcher);
        if (set.size === 0 && watchers.get(channel) === set) watchers.delete(channel);
      });
      set.add(watcher);
      return watcher.changes;
    },
  };
}

interface Watcher {
  tell(payload: string): void;
  fail(why: string): void;
  readonly changes: Changes;
}

const END = { done: true, value: undefined } as const;

function createWatcher(mostPending: number, { settleMs = 0, idleMs }: Patience, leave: () => void): Watcher {
  const pending = new Set<string>();
  let settled = false;
  let ended = false;
  let failure: ChangesMissedError | undefined;
  let settling: NodeJS.Timeout | undefined;
  let wake = () => {};

  const end = () => {
    ended = true;
    clearTimeout(settling);
    leave();
    wake();
  };
  const fail = (why: string) => {
    failure = new ChangesMissedError(`${why} Changes were missed: subscribe again and read anew.`);
    pending.clear();
    end();
  };
  const settle = () => {
    settling = undefined;
    settled = true;
    wake();
  };
  const tell = (payload: string) => {
    pending.add(payload);
    if (pending.size > mostPending) fail(`More than ${mostPending} changes wait to be read.`);
    else if (settleMs === 0) settle();
    else if (!settled) settling ??= setTimeout(settle, settleMs);
  };
  const news = () =>
    new Promise<void>((resolve) => {
      const idle = idleMs === undefined ? undefined : setTimeout(() => settle(), idleMs);
      wake = () => {
        clearTimeout(idle);
        wake = () => {};
        resolve();
      };
    });

  const changes: Changes = {
    [Symbol.asyncIterator]: () => changes,
    next: async () => {
      if (!ended && !settled) await news();
      if (failure) {
        const missed = failure;
        failure = undefined;
        throw missed;
      }
      if (ended) return END;
      const value = [...pending];
      pending.clear();
      settled = false;
      return { done: false, value };
    },
    return: async () => {
      if (!ended) end();
      return END;
    },
  };
  return { tell, fail, changes };
}

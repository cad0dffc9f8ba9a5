import type { Changes } from './change-feed.ts';

/**
 * The events that a generator makes of changes. `return` of a generator waits for what the generator awaits, which may
 * be a change that never comes; so the changes are ended first, which wakes it.
 */
export function stoppable<T>(
  changes: Changes,
  events: AsyncGenerator<T, void, undefined>,
): AsyncIterableIterator<T> {
  const iterator: AsyncIterableIterator<T> = {
    [Symbol.asyncIterator]: () => iterator,
    next: () => events.next(),
    return: async () => {
      await changes.return();
      await events.return();
      return { done: true, value: undefined };
    },
  };
  return iterator;
}

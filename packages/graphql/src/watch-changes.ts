import type { Changes } from './change-feed.ts';
import type { GraphqlContext } from './context.ts';
import { forgetLoaded } from './loader.ts';
import { stoppable } from './stoppable.ts';

/** Long enough for what one verdict moves, up to the domain; short enough to look immediate. */
const BURST_MS = 100;

/** Tells of everything that a channel says has changed, as `read` finds it: a burst costs one read, and names each thing once. */
export function watchChanges<T>(
  context: GraphqlContext,
  channel: string,
  read: (keys: readonly string[]) => Promise<Iterable<T>>,
): AsyncIterableIterator<T> {
  const changes = context.installation.changes.subscribe(channel, { settleMs: BURST_MS });
  return stoppable(changes, eventsOf(changes));

  async function* eventsOf(bursts: Changes) {
    for await (const keys of bursts) {
      for (const event of await read(keys)) {
        forgetLoaded(context);
        yield event;
      }
    }
  }
}

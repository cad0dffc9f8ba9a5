import { setTimeout as sleep } from 'node:timers/promises';
import type { ClusterConnection } from './cluster-connection.ts';
import { ClusterError } from './cluster-error.ts';
import type { KubernetesObject } from './kubernetes-object.ts';
import { type ListedResource, listResource } from './list-resource.ts';
import { readLines } from './read-lines.ts';

/** What came of a resource. */
export interface ResourceNews {
  /** All there is now: what was there before and is not among these has gone. */
  replaced(objects: readonly KubernetesObject[]): void;
  put(object: KubernetesObject): void;
  removed(object: KubernetesObject): void;
  /** The watch broke, said once; it goes on trying. Null: it stands again. */
  broken(error: Error | null): void;
}

export interface ResourceFollower {
  /**
   * Lists the resource whole and watches it from there on, in place of a watch that stands.
   * @throws ClusterError when it cannot be listed; a watch that stands goes on.
   */
  list(): Promise<void>;
  stop(): void;
}

/** The server ends a watch after this; ends of many at once would come back at once. */
const WATCH_SECONDS = { least: 240, spread: 120 };
/** Bookmarks come about once a minute: this long without a word, the connection is dead without a notice. */
const SILENCE_MS = 150_000;
const BACKOFF_MS = { first: 500, most: 30_000 };
/** A watch that ends sooner was hardly one, though it ended without an error. */
const SHORTEST_MS = 1_000;
const MOST_OF_A_LINE = 8_000_000;
/** The version from which the watch was to go on is no longer known. */
const GONE = 410;

/**
 * List and watch, as Kubernetes' clients do it (Kubernetes API concepts, "Efficient detection of changes"): bookmarks move the
 * version on, a lost connection resumes from it, 410 lists anew. Nothing that a broken connection says or does not say removes
 * an object; only a complete list and DELETED do.
 */
export function followResource(
  cluster: ClusterConnection,
  path: string,
  options: { readonly optional: boolean; readonly random: () => number },
  news: ResourceNews,
): ResourceFollower {
  let current = new AbortController();
  const stopped = new AbortController();

  const list = async (): Promise<void> => {
    const listed = await listResource(cluster, path, options.optional, stopped.signal);
    if (stopped.signal.aborted) return;
    current.abort();
    current = new AbortController();
    news.replaced(listed.objects);
    if (listed.known) void watch(listed, AbortSignal.any([current.signal, stopped.signal]));
  };

  const watch = async ({ version: from }: ListedResource, signal: AbortSignal): Promise<void> => {
    let version = from;
    let backoff = BACKOFF_MS.first;
    let broken = false;
    const note = (error: Error | null) => {
      if (broken !== (error !== null)) news.broken(error);
      broken = error !== null;
    };
    const pause = async () => {
      await sleep(backoff * (0.5 + options.random()), undefined, { signal }).catch(() => {});
      backoff = Math.min(backoff * 2, BACKOFF_MS.most);
    };
    while (!signal.aborted) {
      const begun = performance.now();
      try {
        for await (const event of watchOnce(cluster, path, version, options.random, signal)) {
          if (signal.aborted) return;
          note(null);
          backoff = BACKOFF_MS.first;
          if (event.type === 'OPEN') continue;
          version = event.object.metadata.resourceVersion ?? version;
          if (event.type === 'DELETED') news.removed(event.object);
          else if (event.type !== 'BOOKMARK') news.put(event.object);
        }
        if (performance.now() - begun < SHORTEST_MS) await pause();
      } catch (error) {
        if (signal.aborted) return;
        if ((error as ClusterError).status === GONE) {
          const relisted = await list().then(
            () => true,
            (reason: Error) => void note(reason),
          );
          if (relisted) return;
        } else note(error as Error);
        await pause();
      }
    }
  };

  return { list, stop: () => stopped.abort() };
}

type WatchEvent =
  | { readonly type: 'OPEN' }
  | { readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK'; readonly object: KubernetesObject };

async function* watchOnce(
  cluster: ClusterConnection,
  path: string,
  version: string,
  random: () => number,
  signal: AbortSignal,
): AsyncGenerator<WatchEvent> {
  const silence = new AbortController();
  const wake = () => silence.abort(new Error(`nothing was heard for ${SILENCE_MS / 1000} s`));
  const timer = setTimeout(wake, SILENCE_MS);
  const seconds = Math.round(WATCH_SECONDS.least + WATCH_SECONDS.spread * random());
  try {
    const response = await cluster.get(
      path,
      { watch: '1', allowWatchBookmarks: 'true', resourceVersion: version, timeoutSeconds: String(seconds) },
      AbortSignal.any([signal, silence.signal]),
    );
    yield { type: 'OPEN' };
    for await (const line of readLines(response, MOST_OF_A_LINE)) {
      timer.refresh();
      if (line === '') continue;
      const event = JSON.parse(line) as
        | WatchEvent
        | { type: 'ERROR'; object: { code?: number; message?: string } };
      if (event.type === 'ERROR')
        throw new ClusterError(
          event.object.message ?? 'the watch ended with an error',
          event.object.code ?? 0,
        );
      yield event;
    }
  } finally {
    clearTimeout(timer);
  }
}

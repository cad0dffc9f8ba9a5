import type { GraphqlApi } from '../graphql/graphql-api.ts';
import type { GraphqlDocument } from '../graphql/graphql-document.ts';
import { GraphqlError } from '../graphql/graphql-error.ts';

export interface StreamListener<Result> {
  readonly onEvent: (event: Result) => void;
  /** Events may have been missed: the connection broke, or the page was hidden. */
  readonly onGap: () => void;
}

interface Stream {
  readonly listeners: Set<StreamListener<unknown>>;
  stop: () => void;
}

const streamsOf = new WeakMap<GraphqlApi, Map<string, Stream>>();

/** The server's word for: events were lost on the way, e.g. with its own connection to the database. */
const CHANGES_MISSED = 'CHANGES_MISSED';

/** A hidden page gives its connection back after this time. */
const HIDDEN_GRACE_MS = 30_000;

/**
 * Listens to a subscription over one connection for all who ask the same, and over none while the page is hidden:
 * browsers allow six connections to a server over HTTP/1.1, for all tabs together.
 * Returns how to stop listening.
 */
export function listen<Result, Variables>(
  api: GraphqlApi,
  document: GraphqlDocument<Result, Variables>,
  variables: Variables,
  listener: StreamListener<Result>,
): () => void {
  const streams = streamsOf.get(api) ?? new Map<string, Stream>();
  streamsOf.set(api, streams);
  const key = `${document.text}\n${JSON.stringify(variables)}`;
  const stream = streams.get(key) ?? open(api, document, variables);
  streams.set(key, stream);
  const entry = listener as StreamListener<unknown>;
  stream.listeners.add(entry);
  return () => {
    stream.listeners.delete(entry);
    if (stream.listeners.size > 0) return;
    stream.stop();
    streams.delete(key);
  };
}

function open<Result, Variables>(
  api: GraphqlApi,
  document: GraphqlDocument<Result, Variables>,
  variables: Variables,
): Stream {
  const listeners = new Set<StreamListener<unknown>>();
  const gap = () => {
    for (const listener of listeners) listener.onGap();
  };
  let connection: AbortController | undefined;
  let ended = false;
  let pausing: ReturnType<typeof setTimeout> | undefined;

  const connect = async () => {
    const own = new AbortController();
    connection = own;
    try {
      for await (const event of api.subscribe(document, variables, {
        signal: own.signal,
        onReconnect: gap,
      })) {
        for (const listener of listeners) listener.onEvent(event);
      }
      if (!own.signal.aborted) ended = true;
    } catch (error) {
      if (own.signal.aborted) return;
      if (error instanceof GraphqlError && error.code === CHANGES_MISSED) {
        // Listening again comes first, so that nothing falls between the reading anew and the events after it.
        void connect();
        gap();
        return;
      }
      ended = true;
      console.warn('Live updates stopped:', error);
    }
  };
  const disconnect = () => {
    connection?.abort();
    connection = undefined;
  };
  const follow = () => {
    clearTimeout(pausing);
    if (globalThis.document.hidden) {
      pausing = setTimeout(disconnect, HIDDEN_GRACE_MS);
    } else if (!connection && !ended) {
      gap();
      void connect();
    }
  };

  globalThis.document.addEventListener('visibilitychange', follow);
  void connect();
  return {
    listeners,
    stop: () => {
      globalThis.document.removeEventListener('visibilitychange', follow);
      clearTimeout(pausing);
      disconnect();
    },
  };
}

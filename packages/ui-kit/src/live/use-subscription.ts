import { useEffect, useRef } from 'react';
import type { GraphqlDocument } from '../graphql/graphql-document.ts';
import { useGraphql } from '../graphql/use-graphql.ts';
import { listen, type StreamListener } from './shared-stream.ts';

/** Follows a subscription while the component is mounted and `enabled`. */
export function useSubscription<Result, Variables>(
  document: GraphqlDocument<Result, Variables>,
  variables: Variables,
  listener: StreamListener<Result> & { readonly enabled?: boolean },
): void {
  const api = useGraphql();
  const latest = useRef(listener);
  latest.current = listener;
  const key = JSON.stringify(variables);
  const enabled = listener.enabled ?? true;

  useEffect(() => {
    if (!enabled) return undefined;
    return listen(api, document, JSON.parse(key) as Variables, {
      onEvent: (event) => latest.current.onEvent(event),
      onGap: () => latest.current.onGap(),
    });
  }, [api, document, key, enabled]);
}

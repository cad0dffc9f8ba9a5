import { useQuery } from '@tanstack/react-query';
import { graphql, useGraphql } from '@watchbill/ui-kit';

export interface Readiness {
  readonly state: 'READY' | 'PREPARING' | 'UNAVAILABLE';
  readonly detail: string;
}

interface Status {
  readonly version: string;
  readonly runner: Readiness;
  readonly browser: Readiness;
}

export const statusQuery = graphql<{ readonly status: Status }>(
  'query Status { status { version runner { state detail } browser { state detail } } }',
);

const WAITING_MS = 3_000;
const SETTLED_MS = 20_000;

/** What the installation waits for; asked more often while it waits. Also tells whether the server is there. */
export function useStatus() {
  const api = useGraphql();
  return useQuery({
    queryKey: ['status'],
    queryFn: async ({ signal }) => (await api.query(statusQuery, {}, { signal })).status,
    refetchInterval: ({ state: { data, error } }) =>
      !error && data?.runner.state === 'READY' && data.browser.state === 'READY' ? SETTLED_MS : WAITING_MS,
    retry: false,
  });
}

import { useQuery } from '@tanstack/react-query';
import type { RunFailure, RunOutcome, RunState, RunStep, RunThreshold, RunTrigger } from '@watchbill/model';
import { type EntityName, graphql, type RunbookLink, useGraphql } from '@watchbill/ui-kit';

export interface RequestInfo {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly durationMs: number;
  readonly error: string | null;
  readonly group: string;
}

export interface ConsoleLineInfo {
  readonly at: string;
  readonly level: string;
  readonly text: string;
}

/** Where a run stands: what every event of it repeats. */
export interface RunProgress {
  readonly id: string;
  readonly state: RunState;
  readonly outcome: RunOutcome | null;
  readonly reason: string | null;
  readonly queuedAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly durationMs: number | null;
  readonly failure: RunFailure | null;
}

export const RUN_PROGRESS_FIELDS =
  'id state outcome reason queuedAt startedAt finishedAt durationMs failure { step expected actual }';

export interface RunEvidence {
  readonly steps: readonly RunStep[];
  readonly requests: readonly RequestInfo[];
  readonly console: readonly ConsoleLineInfo[];
}

export interface RunDetail extends RunProgress, RunEvidence {
  readonly trigger: RunTrigger;
  readonly actor: string | null;
  readonly thresholds: readonly RunThreshold[];
  readonly truncated: boolean;
  readonly runner: string | null;
  readonly check: {
    readonly ref: string;
    readonly name: string;
    readonly title: string | null;
    readonly script: string;
    readonly entityRef: string;
    readonly entity: (EntityName & { readonly runbooks: readonly RunbookLink[] }) | null;
    readonly owner: EntityName | null;
  };
}

export const getRunQuery = graphql<{ readonly run: RunDetail | null }, { readonly id: string }>(`
  query GetRun($id: ID!) {
    run(id: $id) {
      ${RUN_PROGRESS_FIELDS}
      trigger actor truncated runner
      steps { group name passes fails }
      requests { method url status durationMs error group }
      thresholds { metric threshold }
      console { at level text }
      check {
        ref name title script entityRef
        entity { ref title runbooks { title url } }
        owner { ref title }
      }
    }
  }
`);

/** For a run that nobody tells us about any more, e.g. because live updates are blocked on the way. */
const REFRESH_MS = 5_000;

/** One run with its evidence; `null` when it does not exist. A finished run never changes. */
export function useRun(id: string) {
  const api = useGraphql();
  return useQuery({
    queryKey: ['run', id],
    queryFn: async ({ signal }) => (await api.query(getRunQuery, { id }, { signal })).run,
    refetchInterval: ({ state: { data } }) => (data && data.state !== 'FINISHED' ? REFRESH_MS : false),
  });
}

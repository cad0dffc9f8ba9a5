import { useRouteRefParams } from '@backstage/core-plugin-api';
import {
  Columns,
  EmptyState,
  ErrorState,
  LoadingState,
  Page,
  runRouteRef,
  withQueries,
} from '@watchbill/ui-kit';
import type { RunDetail } from '../queries/get-run.ts';
import { RunReport } from '../run-report/run-report.tsx';
import { useLiveRun } from '../run-report/use-live-run.ts';
import { Verdict } from '../run-report/verdict.tsx';
import { RunOver, RunSide } from './run-side.tsx';
import { SuspectsCard } from './suspects-card.tsx';

export const RunPage = withQueries(() => {
  const { id } = useRouteRefParams(runRouteRef);
  const { run, error, isPending, refetch } = useLiveRun(id);

  if (run) {
    return (
      <Page title={`Run of ${run.check.title ?? run.check.name}`} over={<RunOver run={run} />}>
        <Columns side={<RunSide run={run} />}>
          <Verdict run={run} />
          {isBad(run) && <SuspectsCard runId={run.id} />}
          <RunReport run={run} />
        </Columns>
      </Page>
    );
  }
  return (
    <Page title="Run" over={id}>
      {isPending && <LoadingState lines={8} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {run === null && (
        <EmptyState title="No such run">
          Runs are kept for a limited time; this one may be older, or its address was cut short.
        </EmptyState>
      )}
    </Page>
  );
});

function isBad({ outcome }: RunDetail): boolean {
  return outcome === 'FAILED' || outcome === 'DEGRADED';
}

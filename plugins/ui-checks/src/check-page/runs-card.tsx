import { useRouteRef } from '@backstage/core-plugin-api';
import {
  Button,
  Card,
  type Column,
  EmptyNote,
  ErrorState,
  formatMilliseconds,
  LoadingState,
  RelativeTime,
  RunBadge,
  RunBars,
  runRouteRef,
  Table,
} from '@watchbill/ui-kit';
import { useEffect } from 'react';
import { Link } from 'react-router-dom';
import { type RunRow, useRuns } from '../queries/list-runs.ts';
import styles from './runs-card.module.css';

const BARS = 40;
const TRIGGER = {
  SCHEDULE: 'Schedule',
  RETRY: 'Second look',
  MANUAL: 'By hand',
  DEPLOYMENT: 'Deployment',
} as const;

interface RunsCardProps {
  readonly checkRef: string;
  /** When another run is the last, the list is old. */
  readonly lastRunId: string | undefined;
}

export function RunsCard({ checkRef, lastRunId }: RunsCardProps) {
  const list = useRuns(checkRef);
  const { refetch } = list;
  const path = useRouteRef(runRouteRef);
  const runs = list.data?.pages.flatMap(({ nodes }) => nodes) ?? [];
  const isOld =
    lastRunId !== undefined &&
    list.isSuccess &&
    !runs.some(({ id, state }) => id === lastRunId && state === 'FINISHED');

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each last run, not for each answer
  useEffect(() => {
    if (isOld) void refetch();
  }, [isOld, lastRunId, refetch]);

  const columns: readonly Column<RunRow>[] = [
    {
      header: 'Run',
      cell: (run) => (
        <Link to={path({ id: run.id })} className={styles.verdict}>
          <RunBadge run={run} />
        </Link>
      ),
      width: '128px',
    },
    { header: 'Started', cell: (run) => <RelativeTime at={run.startedAt ?? run.queuedAt} />, width: '104px' },
    { header: 'Reason', cell: (run) => run.reason && <span className={styles.reason}>{run.reason}</span> },
    { header: 'Cause', cell: causeOf, width: '148px', wideOnly: true },
    {
      header: 'Took',
      cell: (run) => (run.durationMs === null ? '–' : formatMilliseconds(run.durationMs)),
      align: 'end',
      width: '84px',
    },
  ];

  return (
    <Card title="Recent runs" flush>
      {list.isPending && <LoadingState />}
      {list.isError && runs.length === 0 && <ErrorState error={list.error} onRetry={() => void refetch()} />}
      {list.isSuccess && runs.length === 0 && <EmptyNote>It has not run yet.</EmptyNote>}
      {runs.length > 0 && (
        <>
          <div className={styles.bars}>
            <RunBars runs={runs.slice(0, BARS)} />
            <span className={styles.summary}>{summaryOf(runs.slice(0, BARS))}</span>
          </div>
          <Table caption="Recent runs, newest first" columns={columns} rows={runs} rowKey={(run) => run.id} />
        </>
      )}
      {list.hasNextPage && (
        <div className={styles.more}>
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Show older runs
          </Button>
        </div>
      )}
    </Card>
  );
}

function summaryOf(runs: readonly RunRow[]): string {
  const finished = runs.filter(({ state }) => state === 'FINISHED');
  const passed = finished.filter(({ outcome }) => outcome === 'PASSED').length;
  return `${passed} of the last ${finished.length} passed`;
}

function causeOf({ trigger, actor }: RunRow) {
  return <span className={styles.reason}>{actor ? `${TRIGGER[trigger]}, ${actor}` : TRIGGER[trigger]}</span>;
}

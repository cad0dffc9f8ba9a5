import { useRouteRef } from '@backstage/core-plugin-api';
import {
  type Column,
  EntityLink,
  HealthBadge,
  MissingEntity,
  RelativeTime,
  RunBadge,
  runRouteRef,
  SeverityTag,
  Table,
} from '@watchbill/ui-kit';
import { Link } from 'react-router-dom';
import { NextRun } from '../next-run.tsx';
import type { CheckRow } from '../queries/list-checks.ts';
import styles from './check-table.module.css';

const COLUMNS: readonly Column<CheckRow>[] = [
  { header: 'Name', cell: nameCell, width: '28%' },
  { header: 'Marks', cell: marksCell },
  { header: 'Health', cell: healthCell, width: '26%' },
  { header: 'Last run', cell: (check) => <LastRun check={check} /> },
  { header: 'Every', cell: ({ every }) => every, align: 'end', width: '64px' },
  {
    header: 'Next run',
    cell: ({ nextRunAt, paused }) => <NextRun at={nextRunAt} paused={paused} />,
    align: 'end',
    width: '104px',
    wideOnly: true,
  },
];

export function CheckTable({ rows }: { readonly rows: readonly CheckRow[] }) {
  return <Table caption="Checks" columns={COLUMNS} rows={rows} rowKey={(row) => row.ref} />;
}

function nameCell(check: CheckRow) {
  return (
    <div>
      <span className={styles.name}>
        <EntityLink entity={check}>{check.title ?? check.name}</EntityLink>
        <SeverityTag severity={check.severity} />
      </span>
      {check.description && <div className={styles.quiet}>{check.description}</div>}
    </div>
  );
}

function marksCell({ entity, entityRef }: CheckRow) {
  return entity ? <EntityLink entity={entity} /> : <MissingEntity entityRef={entityRef} />;
}

function healthCell({ health }: CheckRow) {
  return (
    <div>
      <HealthBadge state={health.state} />
      {health.state !== 'HEALTHY' && (
        <div className={styles.reason} title={health.reason}>
          {health.reason}
        </div>
      )}
    </div>
  );
}

function LastRun({ check: { lastRun } }: { readonly check: CheckRow }) {
  const path = useRouteRef(runRouteRef);
  if (!lastRun) return <span className={styles.quiet}>Never</span>;
  return (
    <div>
      <Link to={path({ id: lastRun.id })}>
        <RunBadge run={lastRun} />
      </Link>
      <div className={styles.quiet}>
        <RelativeTime at={lastRun.startedAt ?? lastRun.queuedAt} />
      </div>
    </div>
  );
}

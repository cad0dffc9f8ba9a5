import { useRouteRef } from '@backstage/core-plugin-api';
import {
  EntityLink,
  HealthBadge,
  RelativeTime,
  RunBars,
  runRouteRef,
  SeverityTag,
  Tag,
} from '@watchbill/ui-kit';
import { Link } from 'react-router-dom';
import type { CheckInfo } from '../queries/get-entity.ts';
import styles from './check-row.module.css';

export function CheckRow({ check }: { readonly check: CheckInfo }) {
  const { health, lastRun, runs } = check;
  const runPath = useRouteRef(runRouteRef);
  const failure = lastRun?.failure;
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <span className={styles.name}>
          <EntityLink entity={check}>{check.title ?? check.name}</EntityLink>
        </span>
        <HealthBadge state={health.state} />
        <span className={styles.meta}>
          every {check.every}
          {lastRun && (
            <>
              , <Link to={runPath({ id: lastRun.id })}>last run</Link>{' '}
              <RelativeTime at={lastRun.startedAt ?? lastRun.queuedAt} />
            </>
          )}
        </span>
        <span className={styles.tags}>
          {check.paused && <Tag>paused</Tag>}
          <SeverityTag severity={check.severity} />
        </span>
        <div className={styles.bars}>
          {runs.nodes.length > 0 ? <RunBars runs={runs.nodes} /> : 'No runs yet'}
        </div>
      </div>
      {failure ? (
        <dl className={styles.failure}>
          <dt>Step</dt>
          <dd>{failure.step}</dd>
          <dt>Expected</dt>
          <dd>{failure.expected}</dd>
          <dt>Got</dt>
          <dd className={styles.actual}>{failure.actual}</dd>
        </dl>
      ) : (
        health.state !== 'HEALTHY' && <p className={styles.reason}>{health.reason}</p>
      )}
    </li>
  );
}

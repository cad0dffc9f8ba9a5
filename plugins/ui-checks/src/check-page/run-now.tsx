import { useRouteRef } from '@backstage/core-plugin-api';
import { Button, ErrorState, LoadingState, runRouteRef } from '@watchbill/ui-kit';
import { Link } from 'react-router-dom';
import { RunReport } from '../run-report/run-report.tsx';
import { useLiveRun } from '../run-report/use-live-run.ts';
import { Verdict } from '../run-report/verdict.tsx';
import styles from './run-now.module.css';

interface RunNowProps {
  readonly id: string;
  readonly onClose: () => void;
}

/** The run that was just asked for, as it happens. */
export function RunNow({ id, onClose }: RunNowProps) {
  const { run, error, refetch } = useLiveRun(id);
  const path = useRouteRef(runRouteRef);
  return (
    <section className={styles.run} aria-label="This run">
      <div className={styles.head}>
        <h2 className={styles.title}>This run</h2>
        <Link to={path({ id })}>Its own page</Link>
        <Button look="link" onClick={onClose}>
          Close
        </Button>
      </div>
      {error && !run && <ErrorState error={error} onRetry={() => void refetch()} />}
      {run && (
        <>
          <Verdict run={run} />
          <RunReport run={run} />
        </>
      )}
      {!run && !error && <LoadingState />}
    </section>
  );
}

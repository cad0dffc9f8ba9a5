import { formatMilliseconds, Notice, RelativeTime, RunBadge, runTone } from '@watchbill/ui-kit';
import type { RunDetail } from '../queries/get-run.ts';
import styles from './verdict.module.css';

/** The answer first: what came out, and for a failure the step, what it expected and what it got. */
export function Verdict({ run }: { readonly run: RunDetail }) {
  const { failure, reason } = run;
  return (
    <div aria-live="polite">
      <Notice tone={runTone(run)}>
        <div className={styles.line}>
          <RunBadge run={run} />
          <span className={styles.when}>{whenOf(run)}</span>
        </div>
        {failure ? (
          <dl className={styles.failure}>
            <dt>Step</dt>
            <dd className={styles.step}>{failure.step}</dd>
            <dt>Expected</dt>
            <dd>{failure.expected}</dd>
            <dt>Got</dt>
            <dd>{failure.actual}</dd>
          </dl>
        ) : (
          reason && <div className={styles.reason}>{reason}</div>
        )}
        {run.outcome === 'RUNNER_FAULT' && (
          <div className={styles.note}>The run could not happen; this says nothing about the service.</div>
        )}
        {run.outcome === 'SCRIPT_ERROR' && (
          <div className={styles.note}>The script is at fault, not the service.</div>
        )}
      </Notice>
    </div>
  );
}

function whenOf(run: RunDetail) {
  if (run.state === 'QUEUED')
    return (
      <>
        waiting for a free runner, since <RelativeTime at={run.queuedAt} />
      </>
    );
  if (run.state === 'RUNNING')
    return (
      <>
        started <RelativeTime at={run.startedAt ?? run.queuedAt} />
      </>
    );
  return (
    <>
      <RelativeTime at={run.startedAt ?? run.queuedAt} />
      {run.durationMs !== null && `, took ${formatMilliseconds(run.durationMs)}`}
    </>
  );
}

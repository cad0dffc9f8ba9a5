import { ConnectionError, RelativeTime } from '@watchbill/ui-kit';
import { type Readiness, useStatus } from '../queries/status.ts';
import styles from './status-banner.module.css';

/** What the whole installation waits for, and whether this page still hears from it. */
export function StatusBanner() {
  const { data, error, failureReason, dataUpdatedAt } = useStatus();
  const away = (error ?? failureReason) instanceof ConnectionError;
  const waits = Object.entries({ runner: data?.runner, browser: data?.browser });
  return (
    <div role="status">
      {away && (
        <p className={styles.away}>
          The Watchbill server cannot be reached.
          {dataUpdatedAt > 0 && (
            <>
              {' '}
              What you see was current <RelativeTime at={new Date(dataUpdatedAt).toISOString()} />.
            </>
          )}
        </p>
      )}
      {waits.map(
        ([name, readiness]) =>
          readiness &&
          readiness.state !== 'READY' && (
            <p key={name} className={classOf(readiness)}>
              {readiness.detail}
            </p>
          ),
      )}
    </div>
  );
}

function classOf({ state }: Readiness): string | undefined {
  return state === 'PREPARING' ? styles.preparing : styles.unavailable;
}

import type { DeliveryState } from '@watchbill/model';
import { DueTime, RelativeTime, Status, type Tone } from '@watchbill/ui-kit';
import type { DeliveryInfo } from '../queries/get-incident.ts';
import styles from './delivery-entry.module.css';

const LOOK: Record<DeliveryState, readonly [Tone, string]> = {
  PENDING: ['active', 'Pending'],
  DELIVERED: ['healthy', 'Delivered'],
  FAILED: ['failing', 'Failed'],
  SUPPRESSED: ['unknown', 'Not sent'],
};

/** Who was to be told, by which way, and what became of it. */
export function DeliveryEntry({ delivery }: { readonly delivery: DeliveryInfo }) {
  const { type, notifier, target, state, attempts, reason, lastError, nextAttemptAt, deliveredAt } = delivery;
  const [tone, word] = LOOK[state];
  const facts = [
    attempts > 1 && <span key="attempts">{attempts} attempts</span>,
    deliveredAt && (
      <span key="delivered">
        arrived <RelativeTime at={deliveredAt} />
      </span>
    ),
    state === 'PENDING' && nextAttemptAt && (
      <span key="next">
        next attempt <DueTime at={nextAttemptAt} />
      </span>
    ),
  ].filter(Boolean);
  return (
    <div>
      <div className={styles.line}>
        <span className={styles.who}>
          {type === 'incident.resolved' ? 'All-clear' : 'Alert'} to {notifier || 'nobody'}{' '}
          {target && <code className={styles.target}>{target}</code>}
        </span>
        <Status tone={tone}>{word}</Status>
      </div>
      {reason && <div className={styles.quiet}>{reason}</div>}
      {facts.length > 0 && <div className={styles.facts}>{facts}</div>}
      {lastError && (
        <div className={state === 'DELIVERED' ? styles.quiet : styles.error}>Last error: {lastError}</div>
      )}
    </div>
  );
}

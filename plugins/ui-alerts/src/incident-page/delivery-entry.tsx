import type { DeliveryState } from '@watchbill/model';
import { RelativeTime, Status, type Tone } from '@watchbill/ui-kit';
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
  const { notifier, target, state, attempts, reason, lastError, nextAttemptAt, deliveredAt } = delivery;
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
        next attempt <RelativeTime at={nextAttemptAt} />
      </span>
    ),
  ].filter(Boolean);
  return (
    <div>
      <div className={styles.line}>
        <span className={styles.who}>
          {notifier} <code className={styles.target}>{target}</code>
        </span>
        <Status tone={tone}>{word}</Status>
      </div>
      <div className={styles.quiet}>
        {delivery.type === 'incident.resolved' ? 'About its end' : 'About its start'}
        {reason && `. ${reason}`}
      </div>
      {facts.length > 0 && <div className={styles.facts}>{facts}</div>}
      {lastError && (
        <div className={state === 'DELIVERED' ? styles.quiet : styles.error}>Last error: {lastError}</div>
      )}
    </div>
  );
}

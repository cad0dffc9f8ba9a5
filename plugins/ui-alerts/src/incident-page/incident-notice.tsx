import { IncidentBadge, Notice, RelativeTime } from '@watchbill/ui-kit';
import type { IncidentDetail } from '../queries/get-incident.ts';
import styles from './incident-notice.module.css';

const TONE = { OPEN: 'failing', ACKNOWLEDGED: 'degraded', RESOLVED: 'healthy' } as const;

/** What is wrong, since when, and who has it. */
export function IncidentNotice({ incident }: { readonly incident: IncidentDetail }) {
  const { state, startedAt, resolvedAt, acknowledgedBy, reason } = incident;
  return (
    <Notice tone={TONE[state]}>
      <IncidentBadge state={state} />
      <span className={styles.quiet}>
        started <RelativeTime at={startedAt} />
      </span>
      {resolvedAt && (
        <span className={styles.quiet}>
          resolved <RelativeTime at={resolvedAt} />
        </span>
      )}
      {acknowledgedBy && <span className={styles.quiet}>acknowledged by {acknowledgedBy}</span>}
      <div className={styles.reason}>{reason}</div>
    </Notice>
  );
}

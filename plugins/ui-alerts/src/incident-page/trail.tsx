import { formatDuration } from '@watchbill/model';
import { classNames, formatClock, formatInstant } from '@watchbill/ui-kit';
import type { IncidentDetail } from '../queries/get-incident.ts';
import { DeliveryEntry } from './delivery-entry.tsx';
import styles from './trail.module.css';
import { type TrailEntry, trailEntries } from './trail-entries.ts';

/** The incident's story, and for every notice whether it arrived. */
export function Trail({ incident }: { readonly incident: IncidentDetail }) {
  return (
    <ol className={styles.trail}>
      {trailEntries(incident).map((entry) => (
        <li key={entry.type === 'delivery' ? entry.delivery.id : entry.type} className={styles.entry}>
          <div className={styles.when}>
            <time dateTime={entry.at} title={formatInstant(entry.at)}>
              {formatClock(entry.at).slice(0, 8)}
            </time>
            <span className={styles.after}>{after(entry.at, incident.startedAt)}</span>
          </div>
          <div className={classNames(styles.what, styles[toneOf(entry)])}>
            <Story entry={entry} incident={incident} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function Story({ entry, incident }: { readonly entry: TrailEntry; readonly incident: IncidentDetail }) {
  switch (entry.type) {
    case 'started':
      return (
        <span className={styles.fact}>
          {incident.health === 'FAILING' ? 'It began to fail' : 'It became worse'}
        </span>
      );
    case 'acknowledged':
      return <span className={styles.fact}>{entry.by ?? 'Somebody'} acknowledged it</span>;
    case 'resolved':
      return <span className={styles.fact}>It works again</span>;
    case 'delivery':
      return <DeliveryEntry delivery={entry.delivery} />;
    default:
      return entry satisfies never;
  }
}

/** How long after the start: the distance is what a story is read for. */
function after(at: string, start: string): string {
  const ms = Date.parse(at) - Date.parse(start);
  return ms > 0 ? `+${formatDuration(Math.round(ms / 1000) * 1000)}` : '';
}

function toneOf(entry: TrailEntry): string {
  switch (entry.type) {
    case 'started':
      return 'failing';
    case 'acknowledged':
      return 'degraded';
    case 'resolved':
      return 'healthy';
    case 'delivery':
      return { PENDING: 'active', DELIVERED: 'healthy', FAILED: 'failing', SUPPRESSED: 'unknown' }[
        entry.delivery.state
      ];
    default:
      return entry satisfies never;
  }
}

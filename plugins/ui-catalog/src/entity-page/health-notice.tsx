import { useRouteRef } from '@backstage/core-plugin-api';
import {
  EntityLink,
  HealthBadge,
  healthTone,
  IncidentBadge,
  incidentRouteRef,
  Notice,
  RelativeTime,
} from '@watchbill/ui-kit';
import { Link } from 'react-router-dom';
import type { EntityDetail, IncidentInfo } from '../queries/get-entity.ts';
import styles from './health-notice.module.css';

/** How it is, since when, why, and which incident tells the rest. */
export function HealthNotice({ entity: { health, incidents } }: { readonly entity: EntityDetail }) {
  const going = incidents.filter(({ state }) => state !== 'RESOLVED');
  return (
    <Notice tone={healthTone(health.state)}>
      <div className={styles.line}>
        <HealthBadge state={health.state} />
        <span className={styles.since}>
          since <RelativeTime at={health.since} />
        </span>
        {health.cause && (
          <span>
            caused by <EntityLink entity={health.cause} />
          </span>
        )}
      </div>
      <div className={styles.reason}>{health.reason}</div>
      {going.map((incident) => (
        <IncidentLine key={incident.id} incident={incident} />
      ))}
    </Notice>
  );
}

function IncidentLine({ incident }: { readonly incident: IncidentInfo }) {
  const path = useRouteRef(incidentRouteRef);
  return (
    <div className={styles.incident}>
      <Link to={path({ id: incident.id })}>Incident</Link>
      <IncidentBadge state={incident.state} />
      <span className={styles.since}>
        {incident.acknowledgedBy ? `by ${incident.acknowledgedBy}, ` : ''}
        started <RelativeTime at={incident.startedAt} />
      </span>
    </div>
  );
}

import { useRouteRef } from '@backstage/core-plugin-api';
import { parseEntityRef } from '@watchbill/model';
import {
  type Column,
  EntityLink,
  entityLabel,
  IncidentBadge,
  incidentRouteRef,
  MissingEntity,
  RelativeTime,
  SeverityTag,
  Table,
} from '@watchbill/ui-kit';
import { Link } from 'react-router-dom';
import type { IncidentRow } from '../queries/list-incidents.ts';
import styles from './incident-table.module.css';

const COLUMNS: readonly Column<IncidentRow>[] = [
  { header: 'Incident', cell: (incident) => <What incident={incident} /> },
  { header: 'State', cell: stateCell, width: '176px' },
  { header: 'Severity', cell: ({ severity }) => <SeverityTag severity={severity} />, width: '88px' },
  { header: 'Owner', cell: ({ owner }) => owner && <EntityLink entity={owner} />, width: '18%' },
  {
    header: 'Started',
    cell: ({ startedAt }) => <RelativeTime at={startedAt} />,
    align: 'end',
    width: '104px',
  },
];

export function IncidentTable({ rows }: { readonly rows: readonly IncidentRow[] }) {
  return <Table caption="Incidents" columns={COLUMNS} rows={rows} rowKey={(row) => row.id} />;
}

function What({ incident }: { readonly incident: IncidentRow }) {
  const path = useRouteRef(incidentRouteRef);
  const { entity, entityRef, reason } = incident;
  return (
    <div>
      <Link to={path({ id: incident.id })} className={styles.name}>
        {entity ? entityLabel(entity) : parseEntityRef(entityRef).name}
      </Link>
      {!entity && (
        <div>
          <MissingEntity entityRef={entityRef} />
        </div>
      )}
      <div className={styles.reason}>{reason}</div>
    </div>
  );
}

function stateCell({ state, acknowledgedBy, resolvedAt }: IncidentRow) {
  return (
    <div>
      <IncidentBadge state={state} />
      {state === 'ACKNOWLEDGED' && acknowledgedBy && <div className={styles.quiet}>by {acknowledgedBy}</div>}
      {resolvedAt && (
        <div className={styles.quiet}>
          <RelativeTime at={resolvedAt} />
        </div>
      )}
    </div>
  );
}

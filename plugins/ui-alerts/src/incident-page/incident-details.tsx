import { parseEntityRef } from '@watchbill/model';
import {
  Button,
  Card,
  Columns,
  CopyText,
  entityLabel,
  Icon,
  Notice,
  Page,
  SeverityTag,
} from '@watchbill/ui-kit';
import { useAcknowledge } from '../queries/acknowledge-incident.ts';
import type { IncidentDetail } from '../queries/get-incident.ts';
import { EvidenceCard } from './evidence-card.tsx';
import styles from './incident-details.module.css';
import { IncidentNotice } from './incident-notice.tsx';
import { IncidentSide } from './incident-side.tsx';
import { Trail } from './trail.tsx';

export function IncidentDetails({ incident }: { readonly incident: IncidentDetail }) {
  const acknowledge = useAcknowledge(incident.id);
  const name = incident.entity ? entityLabel(incident.entity) : parseEntityRef(incident.entityRef).name;
  return (
    <Page
      title={titleOf(incident, name)}
      over={
        <span className={styles.over}>
          <span>Incident</span>
          <SeverityTag severity={incident.severity} />
          <CopyText text={incident.id} />
        </span>
      }
      actions={
        incident.state === 'OPEN' && (
          <Button look="primary" busy={acknowledge.isPending} onClick={() => acknowledge.mutate()}>
            <Icon name="tick" size={14} />
            Acknowledge
          </Button>
        )
      }
    >
      <Columns side={<IncidentSide incident={incident} />}>
        {acknowledge.error && (
          <Notice tone="failing" alert>
            It could not be acknowledged: {acknowledge.error.message}
          </Notice>
        )}
        <IncidentNotice incident={incident} />
        {incident.run && <EvidenceCard run={incident.run} />}
        <Card title="What happened" flush>
          <Trail incident={incident} />
        </Card>
      </Columns>
    </Page>
  );
}

function titleOf({ state, health }: IncidentDetail, name: string): string {
  const is = state === 'RESOLVED' ? 'was' : 'is';
  return `${name} ${is} ${health === 'FAILING' ? 'failing' : 'degraded'}`;
}

import {
  Card,
  EntityLink,
  Facts,
  formatInstant,
  HealthBadge,
  MissingEntity,
  RunbookLinks,
} from '@watchbill/ui-kit';
import type { IncidentDetail } from '../queries/get-incident.ts';

export function IncidentSide({ incident }: { readonly incident: IncidentDetail }) {
  const { entity, entityRef, owner, check } = incident;
  const at = (iso: string | null) => iso && <time dateTime={iso}>{formatInstant(iso)}</time>;
  return (
    <>
      <Card title="Whose it is">
        <Facts
          facts={{
            Entity: entity ? <EntityLink entity={entity} /> : <MissingEntity entityRef={entityRef} />,
            Now: entity && <HealthBadge state={entity.health.state} />,
            Owner: owner ? <EntityLink entity={owner} /> : 'No owner is known',
            Runbook: entity && <RunbookLinks entityRef={entity.ref} runbooks={entity.runbooks} />,
            Check: check && <EntityLink entity={check}>{check.title ?? check.name}</EntityLink>,
          }}
        />
      </Card>
      <Card title="Times">
        <Facts
          facts={{
            Started: at(incident.startedAt),
            Acknowledged: at(incident.acknowledgedAt),
            Resolved: at(incident.resolvedAt),
          }}
        />
      </Card>
    </>
  );
}

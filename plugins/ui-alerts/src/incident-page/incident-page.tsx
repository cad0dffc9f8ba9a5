import { useRouteRefParams } from '@backstage/core-plugin-api';
import { EmptyState, ErrorState, incidentRouteRef, LoadingState, Page, withQueries } from '@watchbill/ui-kit';
import { useIncident } from '../queries/get-incident.ts';
import { useLiveIncidents } from '../queries/incident-changed.ts';
import { IncidentDetails } from './incident-details.tsx';

export const IncidentPage = withQueries(() => {
  const { id } = useRouteRefParams(incidentRouteRef);
  const { data: incident, error, isPending, refetch } = useIncident(id);
  useLiveIncidents();

  if (incident) return <IncidentDetails incident={incident} />;
  return (
    <Page title="Incident" over={id}>
      {isPending && <LoadingState lines={8} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {incident === null && (
        <EmptyState title="No such incident">Its address may have been cut short.</EmptyState>
      )}
    </Page>
  );
});

import { useQueryClient } from '@tanstack/react-query';
import { graphql, useSubscription } from '@watchbill/ui-kit';

interface IncidentChange {
  readonly id: string;
  readonly entityRef: string;
}

export const incidentChangedSubscription = graphql<{ readonly incidentChanged: IncidentChange }>(
  'subscription IncidentChanged { incidentChanged { id entityRef } }',
);

/** Asks again for whatever shows an incident that changed. */
export function useLiveIncidents(): void {
  const client = useQueryClient();
  const refresh = (...queryKey: readonly string[]) => void client.invalidateQueries({ queryKey });
  useSubscription(
    incidentChangedSubscription,
    {},
    {
      onEvent: ({ incidentChanged: { id, entityRef } }) => {
        refresh('incidents');
        refresh('incident', id);
        refresh('entity', entityRef);
      },
      onGap: () => {
        refresh('incidents');
        refresh('incident');
      },
    },
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { IncidentState } from '@watchbill/model';
import { graphql, useGraphql } from '@watchbill/ui-kit';

export const acknowledgeIncidentMutation = graphql<
  { readonly acknowledgeIncident: { readonly id: string; readonly state: IncidentState } },
  { readonly id: string }
>('mutation AcknowledgeIncident($id: ID!) { acknowledgeIncident(id: $id) { id state } }');

/** Says: I have it. */
export function useAcknowledge(id: string) {
  const api = useGraphql();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.query(acknowledgeIncidentMutation, { id }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['incident', id] }),
        client.invalidateQueries({ queryKey: ['incidents'] }),
      ]),
  });
}

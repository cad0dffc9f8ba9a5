import { findIncidents, INCIDENT_CHANGED } from '@watchbill/alerting';
import { builder } from '../builder.ts';
import { IncidentNode } from '../node-refs.ts';
import { watchChanges } from '../watch-changes.ts';

builder.subscriptionField('incidentChanged', (t) =>
  t.field({
    type: IncidentNode,
    description:
      'Each incident that opens, changes or is resolved, or whose deliveries change, from now on. Changes of one within 100 ms are told once.',
    subscribe: (_root, _args, context) =>
      watchChanges(context, INCIDENT_CHANGED, (ids) => findIncidents(context.db.read, ids)),
    resolve: (incident) => incident,
  }),
);

import { incidentCursor, listIncidents } from '@watchbill/alerting';
import { builder } from '../builder.ts';
import { IncidentNode } from '../node-refs.ts';
import { AFTER_ARG, cutRows, FIRST_ARG, readFirst, toConnection } from '../page.ts';
import { readEntityRef } from '../read-ref.ts';
import { IncidentStateEnum } from './incident-state.ts';
import { loadIncident } from './load-incident.ts';

const IncidentConnection = builder.connectionObject(
  { type: IncidentNode, name: 'IncidentConnection', description: 'A page of incidents.' },
  { description: 'An incident with its place in the list.' },
);

builder.queryFields((t) => ({
  incident: t.field({
    type: IncidentNode,
    nullable: true,
    description: 'One incident. Null when there is none.',
    args: { id: t.arg.id({ required: true, description: '`Incident.id`.' }) },
    resolve: (_root, { id }, context) => loadIncident(context, id),
  }),
  incidents: t.field({
    type: IncidentConnection,
    description: 'Incidents, unresolved ones first, then newest first.',
    args: {
      state: t.arg({ type: [IncidentStateEnum], description: 'Only those in any of these states.' }),
      entity: t.arg.string({ description: 'Only those of this entity; a ref as `entity(ref)` takes.' }),
      first: t.arg.int(FIRST_ARG),
      after: t.arg.string(AFTER_ARG),
    },
    resolve: async (_root, { state, entity, first, after }, { db }) => {
      const wanted = readFirst(first);
      const { rows, totalCount } = await listIncidents(db.read, {
        ...(state ? { states: state } : {}),
        ...(entity ? { entityRef: readEntityRef(entity) } : {}),
        ...(after ? { after } : {}),
        first: wanted,
      });
      return toConnection(cutRows(rows, wanted), after, incidentCursor, totalCount);
    },
  }),
}));

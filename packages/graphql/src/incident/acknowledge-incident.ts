import { acknowledgeIncident } from '@watchbill/alerting';
import { builder } from '../builder.ts';
import { forgetLoaded } from '../loader.ts';
import { IncidentNode } from '../node-refs.ts';

builder.mutationField('acknowledgeIncident', (t) =>
  t.field({
    type: IncidentNode,
    description:
      'Says that the viewer is at work on it. Whoever was first stays. Code NOT_FOUND when there is no such incident, CONFLICT when it is resolved.',
    args: { id: t.arg.id({ required: true, description: '`Incident.id`.' }) },
    resolve: async (_root, { id }, context) => {
      const { db, viewer, clock } = context;
      const incident = await db.transact((tx) => acknowledgeIncident(tx, id, viewer.name, clock()));
      forgetLoaded(context);
      return incident;
    },
  }),
);

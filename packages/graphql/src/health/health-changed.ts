import { HEALTH_CHANGED, type Health, healthOf } from '@watchbill/health';
import { builder } from '../builder.ts';
import { HealthNode } from '../node-refs.ts';
import { watchChanges } from '../watch-changes.ts';

const HealthChangeNode = builder.objectRef<Health>('HealthChange').implement({
  description: 'The health of an entity or a check has changed.',
  fields: (t) => ({
    ref: t.exposeString('ref', { description: 'The entity or check, as `kind:namespace/name`.' }),
    health: t.field({ type: HealthNode, description: 'As it is now.', resolve: (health) => health }),
  }),
});

builder.subscriptionField('healthChanged', (t) =>
  t.field({
    type: HealthChangeNode,
    description:
      'Each change of the health state of any entity or check, from now on. Changes of one within 100 ms are told once.',
    subscribe: (_root, _args, context) =>
      watchChanges(context, HEALTH_CHANGED, (refs) => healthOf(context.db.read, refs, context.clock())),
    resolve: (health) => health,
  }),
);

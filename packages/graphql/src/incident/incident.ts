import { loadCheck } from '../check/load-check.ts';
import { loadEntity } from '../entity/load-entity.ts';
import { HealthStateEnum } from '../health/health-state.ts';
import { CheckNode, EntityNode, IncidentNode, RunNode } from '../node-refs.ts';
import { loadRun } from '../run/load-run.ts';
import { SeverityEnum } from '../severity.ts';
import { DeliveryNode } from './delivery.ts';
import { IncidentStateEnum } from './incident-state.ts';
import { loadDeliveries } from './load-incident.ts';

IncidentNode.implement({
  description: 'Trouble of one entity, from confirmation to proven recovery.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'A UUID.' }),
    entity: t.field({
      type: EntityNode,
      nullable: true,
      description: 'What is in trouble. Null when it was removed.',
      resolve: ({ entityRef }, _args, context) => loadEntity(context, entityRef),
    }),
    entityRef: t.exposeString('entityRef', { description: 'What is in trouble, even when it was removed.' }),
    check: t.field({
      type: CheckNode,
      nullable: true,
      description: 'The check that proves it. Null when none does alone, or it was removed.',
      resolve: ({ checkRef }, _args, context) => (checkRef === null ? null : loadCheck(context, checkRef)),
    }),
    state: t.field({ type: IncidentStateEnum, description: 'How far it is.', resolve: ({ state }) => state }),
    severity: t.field({
      type: SeverityEnum,
      description: 'The most urgent of the checks in trouble.',
      resolve: ({ severity }) => severity,
    }),
    reason: t.exposeString('reason', { description: 'What is wrong, for people.' }),
    health: t.field({
      type: HealthStateEnum,
      description: 'DEGRADED or FAILING: the worst it was.',
      resolve: ({ health }) => health,
    }),
    startedAt: t.expose('startedAt', {
      type: 'DateTime',
      description: 'The first bad verdict, before it was confirmed.',
    }),
    acknowledgedAt: t.expose('acknowledgedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Null until somebody took it.',
    }),
    acknowledgedBy: t.exposeString('acknowledgedBy', {
      nullable: true,
      description: 'Who took it. Null until somebody did.',
    }),
    resolvedAt: t.expose('resolvedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Null until it is resolved.',
    }),
    run: t.field({
      type: RunNode,
      nullable: true,
      description: 'The run that proves it. Null when there is none, or it is gone.',
      resolve: ({ runId }, _args, context) => (runId === null ? null : loadRun(context, runId)),
    }),
    owner: t.field({
      type: EntityNode,
      nullable: true,
      description:
        'Who owned the entity when it was last told of. Null when nobody did, or the owner does not exist.',
      resolve: ({ ownerRef }, _args, context) => (ownerRef === null ? null : loadEntity(context, ownerRef)),
    }),
    deliveries: t.field({
      type: [DeliveryNode],
      description: 'Every message about it, sent or not, in the order in which they were written.',
      resolve: ({ id }, _args, context) => loadDeliveries(context, id),
    }),
  }),
});

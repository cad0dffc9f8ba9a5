import { loadEntity } from '../entity/load-entity.ts';
import { EntityNode, HealthNode } from '../node-refs.ts';
import { HealthStateEnum } from './health-state.ts';

HealthNode.implement({
  description: 'The health of an entity or a check, with what proves it.',
  fields: (t) => ({
    state: t.field({
      type: HealthStateEnum,
      description: 'The state that is confirmed.',
      resolve: ({ state }) => state,
    }),
    since: t.expose('since', {
      type: 'DateTime',
      description:
        'The first verdict that spoke for the state. Now, for something of which nothing was ever known.',
    }),
    reason: t.exposeString('reason', { description: 'Why it is so, in one or two sentences for people.' }),
    cause: t.field({
      type: EntityNode,
      nullable: true,
      description:
        'The part that the trouble comes from. Null when it is its own, when there is none, or when the part was removed.',
      resolve: ({ causeRef }, _args, context) => (causeRef === null ? null : loadEntity(context, causeRef)),
    }),
  }),
});

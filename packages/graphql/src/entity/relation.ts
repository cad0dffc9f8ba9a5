import { builder } from '../builder.ts';
import { loadPastEntity } from '../history/load-past.ts';
import { EntityNode } from '../node-refs.ts';
import type { RelationThen } from './entity-then.ts';
import { loadEntity } from './load-entity.ts';

export const RelationNode = builder.objectRef<RelationThen>('Relation').implement({
  description: 'An edge of the graph, as one of its ends sees it.',
  fields: (t) => ({
    type: t.exposeString('type', {
      description:
        'One of `ownedBy` `ownerOf` `partOf` `hasPart` `providesApi` `apiProvidedBy` `consumesApi` `apiConsumedBy` `dependsOn` `dependencyOf` `childOf` `parentOf` `memberOf` `hasMember` `checks` `checkedBy`.',
    }),
    ref: t.exposeString('ref', { description: 'The other end, as `kind:namespace/name`.' }),
    entity: t.field({
      type: EntityNode,
      nullable: true,
      description: 'The other end. Null when no such entity exists.',
      resolve: ({ ref, at }, _args, context) =>
        at ? loadPastEntity(context, ref, { at }) : loadEntity(context, ref),
    }),
  }),
});

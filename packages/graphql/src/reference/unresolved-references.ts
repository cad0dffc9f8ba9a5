import { countUnresolved, listUnresolved, type UnresolvedMention } from '@watchbill/catalog';
import { builder } from '../builder.ts';
import { requireEntity } from '../entity/load-entity.ts';
import { EntityNode } from '../node-refs.ts';
import { AFTER_ARG, cutRows, FIRST_ARG, readFirst, toConnection } from '../page.ts';
import { partsCursor, readPartsCursor } from '../parts-cursor.ts';

const UnresolvedReferenceNode = builder.objectRef<UnresolvedMention>('UnresolvedReference').implement({
  description: 'An entity mentions one that does not exist.',
  fields: (t) => ({
    entity: t.field({
      type: EntityNode,
      description: 'The one that mentions it.',
      resolve: ({ ref }, _args, context) => requireEntity(context, ref),
    }),
    entityRef: t.exposeString('ref', { description: 'The one that mentions it, as a reference.' }),
    missing: t.exposeString('missing', { description: 'The reference that leads nowhere.' }),
    places: t.stringList({
      description: 'Where in the descriptor, e.g. `spec.dependsOn[1]`.',
      resolve: ({ places }) => places,
    }),
  }),
});

const UnresolvedReferenceConnection = builder.connectionObject(
  {
    type: UnresolvedReferenceNode,
    name: 'UnresolvedReferenceConnection',
    description: 'A page of references that lead nowhere.',
  },
  { description: 'A reference that leads nowhere with its place in the list.' },
);

builder.queryField('unresolvedReferences', (t) =>
  t.field({
    type: UnresolvedReferenceConnection,
    description: 'All references to what does not exist, by who mentions it.',
    args: { first: t.arg.int(FIRST_ARG), after: t.arg.string(AFTER_ARG) },
    resolve: async (_root, { first, after }, { db }) => {
      const wanted = readFirst(first);
      const [ref = '', missing = ''] = after ? readPartsCursor('unresolved', after, 2) : [];
      const rows = await listUnresolved(db.read, {
        first: wanted,
        after: after ? { ref, missing } : undefined,
      });
      const cursorOf = (row: UnresolvedMention) => partsCursor('unresolved', [row.ref, row.missing]);
      return toConnection(cutRows(rows, wanted), after, cursorOf, () => countUnresolved(db.read));
    },
  }),
);

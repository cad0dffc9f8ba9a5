import { listOrphans, type Orphan } from '@watchbill/catalog';
import { builder } from '../builder.ts';
import { requireEntity } from '../entity/load-entity.ts';
import { EntityNode } from '../node-refs.ts';
import { AFTER_ARG, cutRows, FIRST_ARG, readFirst, toConnection } from '../page.ts';
import { partsCursor, readPartsCursor } from '../parts-cursor.ts';

const OrphanNode = builder.objectRef<Orphan>('Orphan').implement({
  description:
    'An entity that no source tells now: its removal waits for someone to confirm it, or it is kept by hand.',
  fields: (t) => ({
    entity: t.field({
      type: EntityNode,
      description: 'The entity.',
      resolve: ({ ref }, _args, context) => requireEntity(context, ref),
    }),
    entityRef: t.exposeString('ref', { description: 'The entity, as a reference.' }),
    source: t.exposeString('sourceId', { description: '`Source.id` of the source that told it last.' }),
    location: t.exposeString('location', { description: 'Where it was described.' }),
    absentSince: t.expose('absentSince', {
      type: 'DateTime',
      nullable: true,
      description:
        'Since when it is no longer told, while its removal is held. Null for what is kept by hand.',
    }),
    keptBy: t.stringList({
      description: 'Who restored it. Empty while its removal is held.',
      resolve: ({ keptBy }) => keptBy,
    }),
  }),
});

const OrphanConnection = builder.connectionObject(
  { type: OrphanNode, name: 'OrphanConnection', description: 'A page of orphans.' },
  { description: 'An orphan with its place in the list.' },
);

builder.queryField('orphans', (t) =>
  t.field({
    type: OrphanConnection,
    description: 'What no source tells now and is there all the same, by reference.',
    args: { first: t.arg.int(FIRST_ARG), after: t.arg.string(AFTER_ARG) },
    resolve: async (_root, { first, after }, { db }) => {
      const wanted = readFirst(first);
      const [ref] = after ? readPartsCursor('orphan', after, 1) : [];
      const { rows, totalCount } = await listOrphans(db.read, { first: wanted, after: ref });
      return toConnection(
        cutRows(rows, wanted),
        after,
        (row) => partsCursor('orphan', [row.ref]),
        totalCount,
      );
    },
  }),
);

import { listTombstones, type RemovedEntry } from '@watchbill/catalog';
import { builder } from '../builder.ts';
import { AFTER_ARG, cutRows, FIRST_ARG, readFirst, toConnection } from '../page.ts';
import { partsCursor, readPartsCursor } from '../parts-cursor.ts';

const TombstoneNode = builder.objectRef<RemovedEntry>('Tombstone').implement({
  description: 'An entity that was removed, and can still come back.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id of the entity, which it has again when it comes back.' }),
    entityRef: t.exposeString('ref', { description: 'What it was called.' }),
    kind: t.exposeString('kind', { description: 'As written, e.g. `Component`.' }),
    title: t.string({
      nullable: true,
      description: 'For display. Null when none was given.',
      resolve: ({ document }) => document.metadata.title ?? null,
    }),
    source: t.exposeString('sourceId', { description: '`Source.id` of the source that no longer tells it.' }),
    location: t.exposeString('location', { description: 'Where it was described.' }),
    removedAt: t.expose('removedAt', { type: 'DateTime', description: 'When it was removed.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'When it is deleted for good.' }),
    document: t.field({ type: 'JSON', description: 'The descriptor.', resolve: ({ document }) => document }),
  }),
});

const TombstoneConnection = builder.connectionObject(
  { type: TombstoneNode, name: 'TombstoneConnection', description: 'A page of removed entities.' },
  { description: 'A removed entity with its place in the list.' },
);

builder.queryField('tombstones', (t) =>
  t.field({
    type: TombstoneConnection,
    description: 'What was removed and can still come back, the last removed first.',
    args: { first: t.arg.int(FIRST_ARG), after: t.arg.string(AFTER_ARG) },
    resolve: async (_root, { first, after }, { db }) => {
      const wanted = readFirst(first);
      const [id] = after ? readPartsCursor('tombstone', after, 1) : [];
      const { rows, totalCount } = await listTombstones(db.read, { first: wanted, after: id });
      return toConnection(
        cutRows(rows, wanted),
        after,
        (row) => partsCursor('tombstone', [row.id]),
        totalCount,
      );
    },
  }),
);

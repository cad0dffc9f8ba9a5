import {
  type Conflict,
  type ConflictPosition,
  conflictsOf,
  countConflicts,
  listConflicts,
} from '@watchbill/catalog';
import { builder } from '../builder.ts';
import { isPast } from '../entity/entity-then.ts';
import { requireEntity } from '../entity/load-entity.ts';
import { defineLoader } from '../loader.ts';
import { EntityNode } from '../node-refs.ts';
import { AFTER_ARG, cutRows, FIRST_ARG, readFirst, toConnection } from '../page.ts';
import { partsCursor, readPartsCursor } from '../parts-cursor.ts';

const loadConflicts = defineLoader<readonly Conflict[]>(async ({ db }, refs) => {
  const found = await conflictsOf(db.read, refs);
  return refs.map((ref) => found.get(ref) ?? []);
});

const ConflictNode = builder.objectRef<Conflict>('Conflict').implement({
  description: 'A field of which one source says something else than the source that counts more.',
  fields: (t) => ({
    entity: t.field({
      type: EntityNode,
      description: 'Whose field.',
      resolve: ({ ref }, _args, context) => requireEntity(context, ref),
    }),
    entityRef: t.exposeString('ref', { description: 'Whose field, as a reference.' }),
    path: t.exposeString('path', {
      description: "Which, e.g. `spec.owner`, `metadata.annotations['acme.org/tier']`.",
    }),
    value: t.field({
      type: 'JSON',
      description: 'What counts, cut when it is long.',
      resolve: ({ value }) => value,
    }),
    source: t.exposeString('sourceId', { description: '`Source.id` of the source that says so.' }),
    location: t.exposeString('location', { description: 'Where it says so.' }),
    otherValue: t.field({
      type: 'JSON',
      description: 'What does not count, cut when it is long.',
      resolve: ({ otherValue }) => otherValue,
    }),
    otherSource: t.exposeString('otherSourceId', { description: '`Source.id` of the source that says so.' }),
    otherLocation: t.exposeString('otherLocation', { description: 'Where it says so.' }),
  }),
});

const ConflictConnection = builder.connectionObject(
  { type: ConflictNode, name: 'ConflictConnection', description: 'A page of conflicts.' },
  { description: 'A conflict with its place in the list.' },
);

const cursorOf = ({ ref, path, id }: Conflict) => partsCursor('conflict', [ref, path, id]);

function readCursor(cursor: string): ConflictPosition {
  const [ref, path, id] = readPartsCursor('conflict', cursor, 3);
  return { ref: ref ?? '', path: path ?? '', id: id ?? '' };
}

builder.queryField('conflicts', (t) =>
  t.field({
    type: ConflictConnection,
    description: 'What sources disagree about, by entity and field.',
    args: {
      source: t.arg.string({ description: 'Only those that this source takes part in: `Source.id`.' }),
      first: t.arg.int(FIRST_ARG),
      after: t.arg.string(AFTER_ARG),
    },
    resolve: async (_root, { source, first, after }, { db }) => {
      const wanted = readFirst(first);
      const rows = await listConflicts(db.read, {
        source: source ?? undefined,
        first: wanted,
        after: after ? readCursor(after) : undefined,
      });
      return toConnection(cutRows(rows, wanted), after, cursorOf, () =>
        countConflicts(db.read, source ?? undefined),
      );
    },
  }),
);

builder.interfaceField(EntityNode, 'conflicts', (t) =>
  t.field({
    type: [ConflictNode],
    description: 'What sources disagree about in it, by field. Empty for the past.',
    resolve: (entity, _args, context) => (isPast(entity) ? [] : loadConflicts(context, entity.ref)),
  }),
);

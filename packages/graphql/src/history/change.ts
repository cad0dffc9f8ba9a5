import type { Change, Difference } from '@watchbill/catalog';
import { builder } from '../builder.ts';
import { loadEntity } from '../entity/load-entity.ts';
import { EntityNode } from '../node-refs.ts';
import { ChangeKindEnum } from './change-kind.ts';

const DifferenceNode = builder.objectRef<Difference>('Difference').implement({
  description: 'A field of a descriptor that says something else than before.',
  fields: (t) => ({
    path: t.exposeString('path', {
      description: "Where, e.g. `spec.owner`, `metadata.annotations['acme.org/tier']`.",
    }),
    before: t.field({
      type: 'JSON',
      nullable: true,
      description: 'What it said, cut when it is long. Null also when the field was not there.',
      resolve: ({ before }) => before ?? null,
    }),
    after: t.field({
      type: 'JSON',
      nullable: true,
      description: 'What it says since, cut when it is long. Null also when the field is gone.',
      resolve: ({ after }) => after ?? null,
    }),
  }),
});

const ChangeNode = builder.objectRef<Change>('Change').implement({
  description: 'Something that became of an entity, as its source told it.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Of two changes the later one has the higher number.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When the catalog took it in.' }),
    kind: t.field({ type: ChangeKindEnum, description: 'What became of it.', resolve: ({ kind }) => kind }),
    entity: t.field({
      type: EntityNode,
      nullable: true,
      description: 'The entity as it is now. Null when it was removed.',
      resolve: ({ ref }, _args, context) => loadEntity(context, ref),
    }),
    entityRef: t.exposeString('ref', { description: 'The entity, even when it was removed.' }),
    previousRef: t.exposeString('previousRef', {
      nullable: true,
      description:
        'What it was called before, when that is otherwise: of what was renamed, or came back under another name.',
    }),
    source: t.exposeString('sourceId', { description: '`Source.id` of the source that told it.' }),
    location: t.exposeString('location', {
      description: 'Where it is described since; for a removed entity, where it was.',
    }),
    previousLocation: t.exposeString('previousLocation', {
      nullable: true,
      description: 'Where it was described before. Null when that was the same place.',
    }),
    differences: t.field({
      type: [DifferenceNode],
      description:
        'The fields that changed, by path. Empty for what was added or removed, and when only the place or the name changed.',
      resolve: ({ differences }) => differences,
    }),
    truncated: t.exposeBoolean('truncated', {
      description: 'Long values were cut, or differences left out; `entity(ref, at)` has the whole document.',
    }),
  }),
});

export const ChangeConnection = builder.connectionObject(
  { type: ChangeNode, name: 'ChangeConnection', description: 'A page of changes.' },
  { description: 'A change with its place in the list.' },
);

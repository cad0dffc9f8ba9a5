import { listUnowned, type UnownedEntity } from '@watchbill/catalog';
import { builder } from '../builder.ts';
import { requireEntity } from '../entity/load-entity.ts';
import { EntityNode } from '../node-refs.ts';
import { AFTER_ARG, FIRST_ARG, readFirst, toConnection } from '../page.ts';

const UnownedReasonEnum = builder.enumType('UnownedReason', {
  description: 'Why nobody answers for an entity.',
  values: {
    NO_OWNER: {
      description: 'It names no owner, no evidence points to one, and what it belongs to has none either.',
    },
    OWNER_DOES_NOT_EXIST: {
      description:
        'The owner that it names, or evidence names where it names none, does not exist. Who answers meanwhile is what `Entity.owner` says.',
    },
  } as const,
});

const UnownedNode = builder.objectRef<UnownedEntity>('Unowned').implement({
  description: 'An entity that nobody answers for as its descriptor stands.',
  fields: (t) => ({
    entity: t.field({
      type: EntityNode,
      description: 'The entity.',
      resolve: ({ ref }, _args, context) => requireEntity(context, ref),
    }),
    reason: t.field({ type: UnownedReasonEnum, description: 'Why.', resolve: ({ reason }) => reason }),
    ownerRef: t.exposeString('ownerRef', {
      nullable: true,
      description:
        'The owner that does not exist, as it is named: a reference, or e.g. `@acme/gone` where CODEOWNERS names it. Null when none is.',
    }),
  }),
});

const UnownedConnection = builder.connectionObject(
  { type: UnownedNode, name: 'UnownedConnection', description: 'A page of entities without an owner.' },
  { description: 'An entity without an owner with its place in the list.' },
);

builder.queryField('unowned', (t) =>
  t.field({
    type: UnownedConnection,
    description: 'What nobody answers for, by name. People, groups and locations need no owner.',
    args: {
      reason: t.arg({ type: UnownedReasonEnum, description: 'Only those for this reason.' }),
      first: t.arg.int(FIRST_ARG),
      after: t.arg.string(AFTER_ARG),
    },
    resolve: async (_root, { reason, first, after }, { db }) => {
      const page = await listUnowned(db.read, {
        reason: reason ?? undefined,
        first: readFirst(first),
        after: after ?? undefined,
      });
      return toConnection(page, after, ({ cursor }) => cursor, page.totalCount);
    },
  }),
);

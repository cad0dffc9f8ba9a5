import { listEntities } from '@watchbill/catalog';
import { builder } from '../builder.ts';
import { loadPastEntity } from '../history/load-past.ts';
import { EntityNode } from '../node-refs.ts';
import { AFTER_ARG, FIRST_ARG, readFirst, toConnection } from '../page.ts';
import { readEntityRef } from '../read-ref.ts';
import { FILTER_ARG, QUERY_ARG, readFilter } from './filter.ts';
import { loadEntity } from './load-entity.ts';

const EntityOrderEnum = builder.enumType('EntityOrder', {
  description: 'In which order entities are listed.',
  values: {
    NAME: { description: 'By name.' },
    HEALTH: { description: 'Worst first: FAILING, DEGRADED, UNKNOWN, HEALTHY; then by name.' },
  } as const,
});

const EntityConnection = builder.connectionObject(
  { type: EntityNode, name: 'EntityConnection', description: 'A page of entities.' },
  { description: 'An entity with its place in the list.' },
);

builder.queryFields((t) => ({
  entity: t.field({
    type: EntityNode,
    nullable: true,
    description: 'One entity, now or as it was at a time. Null when there is, or was, none.',
    args: {
      ref: t.arg.string({
        required: true,
        description:
          '`[kind:][namespace/]name` in any case; kind `component` and namespace `default` may be left out.',
      }),
      at: t.arg({
        type: 'DateTime',
        description:
          'As it was at this time, and so all that it leads to: see `Entity.at`. Code BAD_USER_INPUT for a time from which not all changes are kept.',
      }),
    },
    resolve: (_root, { ref, at }, context) =>
      at ? loadPastEntity(context, readEntityRef(ref), { at }) : loadEntity(context, readEntityRef(ref)),
  }),
  entities: t.field({
    type: EntityConnection,
    description: 'The entities that fulfil both filter and query.',
    args: {
      filter: t.arg(FILTER_ARG),
      query: t.arg.string(QUERY_ARG),
      orderBy: t.arg({
        type: EntityOrderEnum,
        description: 'Without it: best match first when there is a query, else by name.',
      }),
      first: t.arg.int(FIRST_ARG),
      after: t.arg.string(AFTER_ARG),
    },
    resolve: async (_root, { filter, query, orderBy, first, after }, { db }) => {
      const page = await listEntities(db.direct, {
        filter: readFilter(filter),
        query: query ?? undefined,
        orderBy: orderBy ?? undefined,
        first: readFirst(first),
        after: after ?? undefined,
      });
      return toConnection(page, after, ({ cursor }) => cursor, page.totalCount);
    },
  }),
}));

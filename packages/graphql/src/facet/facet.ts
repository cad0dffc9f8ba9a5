import { type Facet, type FacetValue, facets } from '@watchbill/catalog';
import { builder } from '../builder.ts';
import { FILTER_ARG, QUERY_ARG, readFilter } from '../entity/filter.ts';
import { readFirst } from '../page.ts';

const FacetValueNode = builder.objectRef<FacetValue>('FacetValue').implement({
  description: 'A value and how often it occurs.',
  fields: (t) => ({
    value: t.exposeString('value', { description: 'As stored; a filter takes it.' }),
    count: t.exposeInt('count', { description: 'Entities with this value.' }),
  }),
});

interface ShownFacet extends Facet {
  readonly valueCount: number;
}

const FacetNode = builder.objectRef<ShownFacet>('Facet').implement({
  description: 'The values of one field over many entities.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The field, as asked for.' }),
    valueCount: t.exposeInt('valueCount', {
      description: 'How many values there are that contain what was asked for, with those beyond `first`.',
    }),
    values: t.field({
      type: [FacetValueNode],
      description: 'Most frequent first.',
      resolve: ({ values }) => values,
    }),
  }),
});

builder.queryField('facets', (t) =>
  t.field({
    type: [FacetNode],
    description:
      'How many entities have each value of these fields, among those that fulfil filter and query. A facet leaves out what the filter says at its top level of its own field, so that it offers the alternatives.',
    args: {
      names: t.arg.stringList({
        required: true,
        description:
          'Fields as in `filter`, e.g. `kind`, `type`, `owner`. Code BAD_USER_INPUT for an unknown one.',
      }),
      filter: t.arg(FILTER_ARG),
      query: t.arg.string(QUERY_ARG),
      contains: t.arg.string({ description: 'Only values that contain this text, in any case.' }),
      first: t.arg.int({
        description: 'How many values at most of each field, 1 to 500. All when left out.',
      }),
    },
    resolve: async (_root, { names, filter, query, contains, first }, { db }) => {
      const most = first == null ? Number.POSITIVE_INFINITY : readFirst(first);
      const text = contains?.trim().toLowerCase() ?? '';
      const found = await facets(db.direct, names, { filter: readFilter(filter), query: query ?? undefined });
      return found.map(({ name, values }) => {
        const matching = values.filter(({ value }) => value.toLowerCase().includes(text));
        return { name, valueCount: matching.length, values: matching.slice(0, most) };
      });
    },
  }),
);

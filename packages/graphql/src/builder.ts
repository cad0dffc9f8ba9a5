import SchemaBuilder from '@pothos/core';
import RelayPlugin from '@pothos/plugin-relay';
import type { GraphqlContext } from './context.ts';

interface SchemaTypes {
  Context: GraphqlContext;
  DefaultFieldNullability: false;
  DefaultEdgesNullability: false;
  DefaultNodeNullability: false;
  Connection: { totalCount: number | (() => Promise<number>) };
  Scalars: {
    DateTime: { Input: Date; Output: Date };
    JSON: { Input: unknown; Output: unknown };
    ID: { Input: string; Output: string };
  };
}

/** Every slice adds its types and fields to this one builder. Fields are non-null unless they say otherwise. */
export const builder = new SchemaBuilder<SchemaTypes>({
  plugins: [RelayPlugin],
  defaultFieldNullability: false,
  relay: {
    edgesFieldOptions: { nullable: false, description: 'The page, with a cursor for each item.' },
    nodesOnConnection: { description: 'The page without cursors.' },
    cursorFieldOptions: {
      description: 'Where this item stands; `after` takes it. Opaque: its form may change.',
    },
    nodeFieldOptions: { nullable: false, description: 'The item.' },
    pageInfoFieldOptions: { description: 'Whether and where more follows.' },
    pageInfoTypeOptions: { description: 'Where a page stands in the whole list.' },
    hasNextPageFieldOptions: { description: 'More items follow; pass `endCursor` as `after`.' },
    hasPreviousPageFieldOptions: { description: 'The page was asked for with `after`.' },
    startCursorFieldOptions: { description: 'Of the first item; null for an empty page.' },
    endCursorFieldOptions: { description: 'Of the last item; null for an empty page.' },
  },
});

builder.globalConnectionField('totalCount', (t) =>
  t.int({
    description: 'How many there are on all pages together.',
    resolve: ({ totalCount }) => (typeof totalCount === 'number' ? totalCount : totalCount()),
  }),
);

builder.queryType({ description: 'What can be asked.' });
builder.mutationType({ description: 'What can be done.' });
builder.subscriptionType({
  description:
    'What can be watched. A stream that fails with code `CHANGES_MISSED` has lost events: subscribe again and query anew.',
});

import type { Catalog } from '../both-catalogs.ts';
import { type Question, rawAnswer } from '../question.ts';

const REFS = [
  'component:default/cart',
  'Component:Default/CART',
  'component:cart',
  'user:Grace_H.opper-1',
  'resource:finance-team/cart-db',
  'Widget:gizmo',
  'gadget:Finance-Team/gizmo',
  'location:more',
  'component:linked-three',
  'component:not-there',
  'system:other/store',
];

/** As Backstage writes refs itself. */
const WRITTEN_OUT = [
  'component:default/cart',
  'user:default/grace_h.opper-1',
  'resource:finance-team/cart-db',
  'component:default/not-there',
  'widget:default/gizmo',
];

async function uidOf({ client }: Catalog, ref: string): Promise<string> {
  const entity = await client.getEntityByRef(ref);
  return entity?.metadata.uid ?? 'none';
}

export const LOOK_UP_QUESTIONS: readonly Question[] = [
  ...REFS.map((ref) => ({
    name: `by ref ${ref}`,
    ask: ({ client }: Catalog) => client.getEntityByRef(ref),
  })),
  ...REFS.map((ref) => ({
    name: `ancestors of ${ref}`,
    ask: async ({ client }: Catalog) => {
      const { rootEntityRef, items } = await client.getEntityAncestors({ entityRef: ref });
      const brief = items.map(({ entity, parentEntityRefs }) => ({
        name: entity.metadata.name,
        parentEntityRefs,
      }));
      return { rootEntityRef, items: brief.toSorted((a, b) => (a.name < b.name ? -1 : 1)) };
    },
  })),
  {
    name: 'by refs',
    ask: ({ client }) => client.getEntitiesByRefs({ entityRefs: REFS, fields: ['kind', 'metadata.name'] }),
  },
  {
    name: 'by refs, twice the same',
    ask: ({ client }) =>
      client.getEntitiesByRefs({
        entityRefs: [...WRITTEN_OUT, ...WRITTEN_OUT],
        fields: ['kind', 'metadata.name'],
      }),
  },
  {
    name: 'by refs, filtered',
    ask: ({ client }) =>
      client.getEntitiesByRefs({
        entityRefs: WRITTEN_OUT,
        filter: { kind: 'component' },
        fields: ['metadata.name'],
      }),
  },
  {
    name: 'by refs, with a predicate',
    ask: ({ client }) =>
      client.getEntitiesByRefs({
        entityRefs: WRITTEN_OUT,
        query: { 'spec.owner': 'shop' },
        fields: ['metadata.name'],
      }),
  },
  { name: 'by refs, none', ask: ({ client }) => client.getEntitiesByRefs({ entityRefs: [] }) },
  {
    name: 'by uid',
    ask: async (catalog) => rawAnswer(catalog, `/entities/by-uid/${await uidOf(catalog, 'component:cart')}`),
  },
  {
    name: 'by an unknown uid',
    ask: (catalog) => rawAnswer(catalog, '/entities/by-uid/00000000-0000-4000-8000-000000000000'),
  },
  { name: 'by what is no uid', ask: (catalog) => rawAnswer(catalog, '/entities/by-uid/nonsense') },
  {
    name: 'by an unknown name',
    ask: (catalog) => rawAnswer(catalog, '/entities/by-name/component/default/none'),
  },
  {
    name: 'ancestry of an unknown name',
    ask: (catalog) => rawAnswer(catalog, '/entities/by-name/component/default/none/ancestry'),
  },
  { name: 'by what is no ref', ask: ({ client }) => client.getEntityByRef('::') },
  {
    name: 'by refs, one is no ref',
    ask: ({ client }) =>
      client.getEntitiesByRefs({ entityRefs: ['cart', 'component:cart'], fields: ['metadata.name'] }),
  },
];

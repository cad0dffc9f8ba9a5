import { setTimeout as sleep } from 'node:timers/promises';
import type { AddLocationResponse } from '@backstage/catalog-client';
import type { Catalog } from '../both-catalogs.ts';
import type { Question } from '../question.ts';
import { refsOf } from '../refs-of.ts';

const REF = 'component:default/from-elsewhere';
const WITHIN_MS = 50_000;

const targetOf = ({ elsewhere }: Catalog) => `http://${elsewhere}/catalog-info.yaml`;
const locationRefOf = (catalog: Catalog) => `url:${targetOf(catalog)}`;

const registered = ({ location, entities, exists }: AddLocationResponse) => ({
  type: location.type,
  target: location.target,
  exists,
  refs: refsOf(entities).sort(),
});

async function until(done: () => Promise<boolean>): Promise<boolean> {
  for (const end = Date.now() + WITHIN_MS; Date.now() < end; await sleep(300)) if (await done()) return true;
  return false;
}

/** The life of a location, in the order in which it is told. */
export const REGISTRATION_QUESTIONS: readonly Question[] = [
  {
    name: 'register: dry run',
    ask: async (catalog) =>
      registered(await catalog.client.addLocation({ type: 'url', target: targetOf(catalog), dryRun: true })),
  },
  {
    name: 'register: dry run of what is not there',
    ask: (catalog) =>
      catalog.client.addLocation({ type: 'url', target: `${targetOf(catalog)}.old`, dryRun: true }),
  },
  {
    name: 'register',
    ask: async (catalog) => {
      const { location } = await catalog.client.addLocation({ type: 'url', target: targetOf(catalog) });
      return { type: location.type, target: location.target, entityRef: location.entityRef };
    },
  },
  {
    name: 'register: what is read then',
    ask: async ({ client }) => ({
      there: await until(async () => (await client.getEntityByRef(REF)) !== undefined),
      entity: await client.getEntityByRef(REF),
      resource: await client.getEntityByRef('resource:default/bucket-elsewhere'),
    }),
  },
  {
    name: 'register: its ancestors',
    ask: async ({ client }) => {
      const { items } = await client.getEntityAncestors({ entityRef: REF });
      return items.map(({ entity, parentEntityRefs }) => [entity.kind, parentEntityRefs]);
    },
  },
  {
    name: 'register: the location as an entity',
    ask: async (catalog) => {
      const location = await catalog.client.getLocationByRef(locationRefOf(catalog));
      const entity = await catalog.client.getEntityByRef(location?.entityRef ?? 'location:none');
      return { kind: entity?.kind, spec: entity?.spec };
    },
  },
  { name: 'register: by ref', ask: (catalog) => catalog.client.getLocationByRef(locationRefOf(catalog)) },
  {
    name: 'register: by id',
    ask: async (catalog) => {
      const location = await catalog.client.getLocationByRef(locationRefOf(catalog));
      return catalog.client.getLocationById(location?.id ?? 'none');
    },
  },
  { name: 'register: by entity', ask: ({ client }) => client.getLocationByEntity(REF) },
  {
    name: 'register: queried',
    ask: (catalog) => catalog.client.queryLocations({ query: { target: targetOf(catalog) } }),
  },
  {
    name: 'register: dry run again',
    ask: async (catalog) =>
      registered(await catalog.client.addLocation({ type: 'url', target: targetOf(catalog), dryRun: true })),
  },
  {
    name: 'register: again',
    ask: (catalog) => catalog.client.addLocation({ type: 'url', target: targetOf(catalog) }),
  },
  {
    name: 'register: taken off',
    ask: async (catalog) => {
      const { client } = catalog;
      const location = await client.getLocationByRef(locationRefOf(catalog));
      await client.removeLocationById(location?.id ?? 'none');
      return {
        gone: await until(async () => (await client.getEntityByRef(REF)) === undefined),
        location: await client.getLocationByRef(locationRefOf(catalog)),
      };
    },
  },
];

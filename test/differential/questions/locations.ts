import type { Question } from '../question.ts';

const URL_TARGET = 'https://github.com/acme/none/blob/main/catalog-info.yaml';

/** Reading first; what would change something is asked at the end. */
export const LOCATION_QUESTIONS: readonly Question[] = [
  {
    name: 'locations',
    ask: async ({ client }) => (await client.getLocations()).items.map(({ target }) => target).sort(),
  },
  {
    name: 'locations, in pages',
    ask: async ({ client }) => (await client.queryLocations({ limit: 2 })).items.length,
  },
  {
    name: 'locations, filtered',
    ask: ({ client }) => client.queryLocations({ query: { type: 'url' } }),
  },
  {
    name: 'locations, streamed',
    ask: async ({ client }) => {
      const pages = [];
      for await (const page of client.streamLocations()) pages.push(page.length);
      return pages;
    },
  },
  {
    name: 'location by an unknown id',
    ask: ({ client }) => client.getLocationById('00000000-0000-4000-8000-000000000000'),
  },
  { name: 'location by ref', ask: ({ client }) => client.getLocationByRef(`url:${URL_TARGET}`) },
  { name: 'location by entity', ask: ({ client }) => client.getLocationByEntity('component:default/cart') },
  {
    name: 'location by an unknown entity',
    ask: ({ client }) => client.getLocationByEntity('component:default/none'),
  },
  {
    name: 'add a location, dry run',
    ask: ({ client }) => client.addLocation({ target: URL_TARGET, dryRun: true }),
  },
  {
    name: 'add a location, dry run, no target',
    ask: ({ client }) => client.addLocation({ target: '', dryRun: true }),
  },
  {
    name: 'remove an unknown location',
    ask: ({ client }) => client.removeLocationById('00000000-0000-4000-8000-000000000000'),
  },
  {
    name: 'update an unknown location',
    ask: ({ client }) =>
      client.updateLocation('00000000-0000-4000-8000-000000000000', { type: 'url', target: URL_TARGET }),
  },
  {
    name: 'analyze a location',
    ask: ({ client }) => client.analyzeLocation({ location: { type: 'url', target: URL_TARGET } }),
  },
  { name: 'add a location', ask: ({ client }) => client.addLocation({ target: URL_TARGET }) },
  {
    name: 'remove an unknown entity',
    ask: ({ client }) => client.removeEntityByUid('00000000-0000-4000-8000-000000000000'),
  },
  {
    name: 'remove an entity',
    ask: async ({ client }) => {
      const entity = await client.getEntityByRef('component:default/orphan');
      return client.removeEntityByUid(entity?.metadata.uid ?? '');
    },
  },
];

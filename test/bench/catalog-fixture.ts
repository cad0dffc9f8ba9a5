import type { SourcedEntity } from '@watchbill/catalog';
import type { Entity } from '@watchbill/model';

const AREAS = [
  'payments',
  'orders',
  'billing',
  'search',
  'identity',
  'shipping',
  'pricing',
  'media',
  'risk',
  'ledger',
];
const ROLES = [
  'gateway',
  'worker',
  'frontend',
  'scheduler',
  'indexer',
  'proxy',
  'importer',
  'store',
  'engine',
];
const TAGS = [
  'java',
  'go',
  'node',
  'python',
  'kotlin',
  'react',
  'grpc',
  'kafka',
  'postgres',
  'redis',
  'pci',
  'batch',
];
const API_VERSION = 'backstage.io/v1alpha1';

/** Uniform in [0, 1), the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * A company's catalog of `size` entities: 75 % components, 10 % APIs, 8 % users, 5 % systems, 2 % teams; the same bytes each
 * time, in other objects.
 */
export function* catalogFixture(size: number, seed = 1): Generator<SourcedEntity> {
  let index = 0;
  for (const entity of entitiesOf(size, seed)) yield { entity, location: `file:/fixture/${index++}.yaml` };
}

function* entitiesOf(size: number, seed: number): Generator<Entity> {
  const random = seeded(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const count = {
    groups: Math.round(size * 0.02),
    users: Math.round(size * 0.08),
    systems: Math.round(size * 0.05),
    apis: Math.round(size * 0.1),
  };
  const components = size - count.groups - count.users - count.systems - count.apis;
  const owner = () => `team-${below(count.groups)}`;
  const name = (index: number) => `${AREAS[index % AREAS.length]}-${ROLES[index % ROLES.length]}-${index}`;
  function* times(amount: number, make: (index: number) => Entity) {
    for (let index = 0; index < amount; index++) yield make(index);
  }
  yield* times(count.groups, (index) => entity('Group', `team-${index}`, { type: 'team', children: [] }));
  yield* times(count.users, (index) =>
    entity('User', `user-${index}`, { memberOf: [`team-${index % count.groups}`] }),
  );
  yield* times(count.systems, (index) => entity('System', `system-${index}`, { owner: owner() }));
  yield* times(count.apis, (index) =>
    entity('API', `api-${index}`, {
      type: 'openapi',
      lifecycle: 'production',
      owner: owner(),
      system: `system-${below(count.systems)}`,
      definition: 'openapi: 3.1.0',
    }),
  );
  yield* times(components, (index) => {
    const spec = {
      type: pick(['service', 'service', 'service', 'website', 'library']),
      lifecycle: pick(['production', 'production', 'experimental']),
      owner: owner(),
      system: `system-${below(count.systems)}`,
      dependsOn: [`component:${name(below(components))}`, `component:${name(below(components))}`],
      providesApis: [`api-${below(count.apis)}`],
    };
    const tags = [...new Set([pick(TAGS), pick(TAGS), pick(TAGS)])];
    const annotations = {
      'github.com/project-slug': `example/${name(index)}`,
      'backstage.io/kubernetes-id': name(index),
    };
    const links = [{ url: `https://runbooks.example/${name(index)}`, title: 'Runbook', type: 'runbook' }];
    return entity('Component', name(index), spec, {
      description: `The ${name(index)} of the company, kept by people who care`,
      tags,
      annotations,
      links,
    });
  });
}

function entity(
  kind: string,
  name: string,
  spec: Record<string, unknown>,
  metadata: Record<string, unknown> = {},
): Entity {
  return { apiVersion: API_VERSION, kind, metadata: { name, ...metadata }, spec };
}

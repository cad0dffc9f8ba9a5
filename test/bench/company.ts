import type { Entity } from '@watchbill/model';
import {
  AREAS,
  apiName,
  at,
  componentName,
  FIRST_NAMES,
  groupName,
  systemName,
  TAGS,
  title,
} from './company-names.ts';
import { createDice } from './dice.ts';

const API_VERSION = 'backstage.io/v1alpha1';
const LIFECYCLES = [
  ['production', 7],
  ['experimental', 2],
  ['deprecated', 1],
] as const;
const API_TYPES = [
  ['openapi', 7],
  ['grpc', 2],
  ['asyncapi', 1],
] as const;
const COMPONENT_TYPES = [
  ['service', 6],
  ['website', 2],
  ['library', 2],
] as const;
const LEAST_SIZE = 100;

/**
 * The descriptors of a company with `size` entities (at least 100): 75 % components, 10 % APIs, 8 % users, 5 % systems, 2 % teams,
 * with about nine relations each. The same size and seed give the same bytes.
 */
export function* company(size: number, seed = 1): Generator<Entity> {
  if (!Number.isInteger(size) || size < LEAST_SIZE)
    throw new Error(`${size} entities: expected a whole number from ${LEAST_SIZE}`);
  const dice = createDice(seed);
  const groups = Math.max(10, Math.round(size * 0.02));
  const users = Math.round(size * 0.08);
  const systems = Math.round(size * 0.05);
  const apis = Math.round(size * 0.1);
  const components = size - groups - users - systems - apis;
  const owner = () => `group:default/${groupName(dice.below(groups))}`;
  const system = () => systemName(dice.below(systems));
  const tags = (count: number) => dice.distinct(count, TAGS.length).map((index) => at(TAGS, index));

  for (let i = 0; i < groups; i++) {
    yield entity(
      'Group',
      { name: groupName(i), description: `Team number ${i}` },
      {
        type: i === 0 ? 'organization' : i < 9 ? 'department' : 'team',
        profile: { displayName: `Team ${i}`, email: `team-${i}@example.com` },
        ...(i > 0 && { parent: groupName(Math.floor((i - 1) / 8)) }),
        children: [],
      },
    );
  }
  for (let i = 0; i < users; i++) {
    const name = `${at(FIRST_NAMES, i)}-${i}`;
    const profile = { displayName: title(name), email: `${name}@example.com` };
    yield entity('User', { name }, { profile, memberOf: dice.distinct(2, groups).map(groupName) });
  }
  for (let i = 0; i < systems; i++) {
    const name = systemName(i);
    const description = `Everything for ${at(AREAS, i)}, part ${i}`;
    yield entity('System', { name, title: title(name), description, tags: tags(2) }, { owner: owner() });
  }
  for (let i = 0; i < apis; i++) {
    const name = apiName(i);
    const version = `${1 + dice.below(5)}.${dice.below(20)}.0`;
    yield entity(
      'API',
      { name, title: title(name), description: `The ${name} interface`, tags: tags(1) },
      {
        type: dice.weighted(API_TYPES),
        lifecycle: dice.weighted(LIFECYCLES),
        owner: owner(),
        system: system(),
        definition: openApi(title(name), version, at(AREAS, i)),
      },
    );
  }
  for (let i = 0; i < components; i++) {
    const name = componentName(i);
    const metadata = {
      name,
      title: title(name),
      description: `The ${name} component handles ${at(AREAS, i)} traffic and reports to the ${dice.pick(AREAS)} area.`,
      labels: {
        tier: `tier-${1 + dice.below(4)}`,
        region: dice.pick(['eu', 'us', 'ap']),
        'example.com/cost-center': `cc-${dice.below(40)}`,
      },
      annotations: { 'github.com/project-slug': `example-org/${name}`, 'backstage.io/kubernetes-id': name },
      tags: tags(3),
      links: [{ url: `https://grafana.example.com/d/${name}`, title: 'Dashboard', icon: 'dashboard' }],
    };
    yield entity('Component', metadata, {
      type: dice.weighted(COMPONENT_TYPES),
      lifecycle: dice.weighted(LIFECYCLES),
      owner: owner(),
      system: system(),
      dependsOn: dice.distinct(3, components, i).map((other) => `component:default/${componentName(other)}`),
      ...(i < apis && { providesApis: [apiName(i)] }),
      ...(i % 2 === 0 && { consumesApis: [apiName(dice.below(apis))] }),
    });
  }
}

function entity(kind: string, metadata: Entity['metadata'], spec: Record<string, unknown>): Entity {
  return { apiVersion: API_VERSION, kind, metadata, spec };
}

function openApi(name: string, version: string, area: string): string {
  const operation = (verb: string) => ({
    get: { operationId: `${verb}Item`, responses: { 200: { description: 'ok' } } },
  });
  const paths = ['list', 'get', 'create'].map((verb) => [`/v1/${area}/${verb}`, operation(verb)]);
  const definition = {
    openapi: '3.0.3',
    info: { title: name, version },
    paths: Object.fromEntries(paths),
  };
  return JSON.stringify(definition, null, 2);
}

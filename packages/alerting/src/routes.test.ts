import { expect, test } from 'vitest';
import { matchesRoute, type RoutedIncident } from './routes.ts';

const incident: RoutedIncident = {
  entityRef: 'component:default/cart',
  ownerRef: 'group:default/payments',
  systemRefs: [],
  severity: 'ticket',
};

test.each([
  { case: 'no condition matches everything', match: {}, expected: true },
  { case: 'one of several values is enough', match: { severity: ['page', 'ticket'] }, expected: true },
  {
    case: 'every field must match',
    match: { severity: ['ticket'], owner: ['group:default/x'] },
    expected: false,
  },
  {
    case: 'all fields match',
    match: { kind: ['component'], owner: ['group:default/payments'] },
    expected: true,
  },
  { case: 'the kind is that of the entity', match: { kind: ['api'] }, expected: false },
  {
    case: 'a system is asked for and it is part of none',
    match: { system: ['system:default/shop'] },
    expected: false,
  },
  {
    case: 'any of its systems',
    match: { system: ['system:default/shop'] },
    systemRefs: ['system:default/web', 'system:default/shop'],
    expected: true,
  },
  { case: 'the entity itself', match: { entity: ['component:default/cart'] }, expected: true },
] as const)('$case', ({ match, expected, ...more }) => {
  expect(matchesRoute(match, { ...incident, ...more })).toBe(expected);
});

import { InputError } from '@watchbill/model';
import { describe, expect, test } from 'vitest';
import { parseRoutes } from './parse-routes.ts';

const parse = (routes: unknown, fallback?: unknown, notifierIds?: readonly string[]) =>
  parseRoutes(
    { value: routes, place: 'watchbill.yaml:3:1' },
    { value: fallback, place: 'watchbill.yaml:9:1' },
    notifierIds,
  );

test('refs are completed and compared in one form', () => {
  const match = {
    owner: 'Payments',
    entity: ['cart', 'api:default/Pay'],
    system: 'shop',
    kind: 'API',
    severity: 'page',
  };
  expect(parse([{ match, notify: ['hook:https://far.test/x'] }], [' email:oncall@shop.test '])).toEqual({
    routes: [
      {
        place: 'routes[0]',
        match: {
          owner: ['group:default/payments'],
          entity: ['component:default/cart', 'api:default/pay'],
          system: ['system:default/shop'],
          kind: ['api'],
          severity: ['page'],
        },
        notify: [{ notifier: 'hook', target: 'https://far.test/x' }],
      },
    ],
    fallback: [{ notifier: 'email', target: 'oncall@shop.test' }],
  });
});

test('nothing configured routes nothing', () => {
  expect(parse(undefined)).toEqual({ routes: [], fallback: [] });
});

describe('a mistake is told with value, place and expectation:', () => {
  test.each([
    {
      case: 'routes that are no list',
      routes: 'all',
      says: "watchbill.yaml:3:1: routes 'all': expected a list",
    },
    {
      case: 'a route that is a text',
      routes: ['hook:x'],
      says: "routes[0] 'hook:x': expected a map with match, notify",
    },
    {
      case: 'a misspelt key',
      routes: [{ matches: {}, notify: ['a:b'] }],
      says: "routes[0].matches '{}': expected one of the keys match, notify",
    },
    {
      case: 'a route that tells nobody',
      routes: [{}],
      says: 'routes[0].notify is missing: expected at least one contact',
    },
    {
      case: 'an empty notify',
      routes: [{ notify: [] }],
      says: "routes[0].notify '[]': expected at least one contact",
    },
    {
      case: 'a contact without target',
      routes: [{ notify: ['hook'] }],
      says: "routes[0].notify 'hook': expected 'notifier-id:target'",
    },
    {
      case: 'a contact that is no text',
      routes: [{ notify: [7] }],
      says: "routes[0].notify[0] '7': expected a text",
    },
    {
      case: 'an unknown severity',
      routes: [{ match: { severity: 'high' }, notify: ['a:b'] }],
      says: "routes[0].match.severity 'high': expected one of page, ticket, info",
    },
    {
      case: 'an owner that is no reference',
      routes: [{ match: { owner: 'a:b:c' }, notify: ['a:b'] }],
      says: "routes[0].match.owner 'a:b:c': expected a reference",
    },
    {
      case: 'an unknown condition',
      routes: [{ match: { team: 'x' }, notify: ['a:b'] }],
      says: "routes[0].match.team 'x': expected one of the keys owner, entity",
    },
    {
      case: 'a fallback that is no contact',
      fallback: ['nobody'],
      says: "watchbill.yaml:9:1: fallback 'nobody': expected 'notifier-id:target'",
    },
    {
      case: 'a notifier that is not configured',
      fallback: ['gone:x'],
      notifierIds: ['hook'],
      says: "fallback 'gone:x': expected a notifier that is listed under 'notifiers' (hook), not 'gone'",
    },
  ])('$case', ({ routes, fallback, notifierIds, says }) => {
    expect(() => parse(routes, fallback, notifierIds)).toThrow(InputError);
    expect(() => parse(routes, fallback, notifierIds)).toThrow(says);
  });

  test('all of them at once', () => {
    const lines = () => parse([{ notify: ['x'] }, 'y'], ['z']);
    expect(lines).toThrow(/routes\[0\].*\n.*routes\[1\].*\n.*fallback/);
  });
});

import { describe, expect, test } from 'vitest';
import { parseCheckDefinition } from './check-definition.ts';
import { InputError } from './errors.ts';

const REQUIRED = { entity: 'component:default/cart', script: './flow.k6.js', every: '1m' };
const check = (spec: Record<string, unknown>, namespace?: string) => ({
  apiVersion: 'watchbill.dev/v1',
  kind: 'Check',
  metadata: { name: 'Flow', ...(namespace ? { namespace } : {}) },
  spec,
});

test('the least that a check says, with defaults for the rest', () => {
  expect(parseCheckDefinition(check(REQUIRED))).toEqual({
    ref: 'check:default/flow',
    entityRef: 'component:default/cart',
    script: './flow.k6.js',
    everyMs: 60_000,
    timeoutMs: 30_000,
    severity: 'ticket',
    confirm: { failures: 2, successes: 2, retryAfterMs: 5000 },
    locations: ['local'],
    env: {},
    secrets: [],
    paused: false,
  });
});

test('all that a check can say', () => {
  const spec = {
    ...REQUIRED,
    entity: 'Cart',
    every: '24h',
    timeout: '15m',
    severity: 'page',
    confirm: { failures: 1, successes: 3, retryAfter: '500ms' },
    locations: ['eu', 'us'],
    env: { BASE_URL: 'http://127.0.0.1', RETRIES: 3, STRICT: true },
    secrets: ['TOKEN'],
    paused: true,
  };
  expect(parseCheckDefinition(check(spec, 'eu'))).toMatchObject({
    ref: 'check:eu/flow',
    entityRef: 'component:eu/cart',
    everyMs: 86_400_000,
    timeoutMs: 900_000,
    severity: 'page',
    confirm: { failures: 1, successes: 3, retryAfterMs: 500 },
    locations: ['eu', 'us'],
    env: { BASE_URL: 'http://127.0.0.1', RETRIES: '3', STRICT: 'true' },
    secrets: ['TOKEN'],
    paused: true,
  });
});

describe('refuses', () => {
  test.each([
    [{ entity: undefined }, "spec.entity is missing: expected a reference, e.g. 'component:default/cart'"],
    [{ entity: 'a:b:c' }, "entity reference 'a:b:c': expected [kind:][namespace/]name"],
    [{ script: '' }, "spec.script '': expected a path to a k6 script"],
    [{ every: '5' }, "spec.every '5': expected a number with a unit"],
    [{ every: undefined }, "spec.every '': expected a number with a unit"],
    [{ every: '9s' }, "spec.every '9s': expected 10s to 86400s, e.g. '1m'"],
    [{ every: '25h' }, "spec.every '25h': expected 10s to 86400s"],
    [{ timeout: '500ms' }, "spec.timeout '500ms': expected 1s to 900s, e.g. '30s'"],
    [{ severity: 'high' }, "spec.severity 'high': expected one of page, ticket, info"],
    [{ confirm: 2 }, "spec.confirm '2': expected a map"],
    [{ confirm: { failures: 0 } }, "spec.confirm.failures '0': expected a whole number from 1 to 10"],
    [{ confirm: { successes: 1.5 } }, "spec.confirm.successes '1.5': expected a whole number"],
    [{ confirm: { retryAfter: 5 } }, "spec.confirm.retryAfter '5': expected a number with a unit"],
    [{ locations: 'eu' }, "spec.locations 'eu': expected a list of texts"],
    [{ env: { '1A': 'x' } }, "spec.env '1A': expected a variable name"],
    [{ env: { A: ['x'] } }, `spec.env.A '["x"]': expected a text`],
    [{ env: ['A'] }, `spec.env '["A"]': expected a map`],
    [{ secrets: [1] }, "spec.secrets '[1]': expected a list of texts"],
    [{ paused: 'yes' }, "spec.paused 'yes': expected true or false"],
  ])('%j', (spec, says) => {
    const parse = () => parseCheckDefinition(check({ ...REQUIRED, ...spec }));
    expect(parse).toThrow(InputError);
    expect(parse).toThrow(says);
  });

  test('with every fault at once, one a line', () => {
    const parse = () => parseCheckDefinition(check({ every: '1', severity: 'x', paused: 1 }));
    expect(parse).toThrow(
      /^spec.entity .*\nspec.script .*\nspec.every .*\nspec.severity .*\nspec.paused .*$/,
    );
  });
});

import { describe, expect, test } from 'vitest';
import { oneIteration } from './k6-once.js';

const ENV = { TOKEN: 't' };
const ONCE = {
  executor: 'shared-iterations',
  vus: 1,
  iterations: 1,
  maxDuration: '24h',
  gracefulStop: '0s',
  env: ENV,
};
const RANGES = ['169.254.0.0/16', 'fd00:ec2::254/128'];

describe('options for one iteration', () => {
  test.each([
    ['none', undefined],
    ['null', null],
    ['no scenarios', {}],
    ['empty scenarios', { scenarios: {} }],
    ['load', { vus: 9, stages: [], duration: '1m', iterations: 7, paused: true, linger: true }],
    ['pace and share', { minIterationDuration: '1m', executionSegment: '0:1/4' }],
  ])('%s', (_name, options) => {
    expect(oneIteration(options, ENV)).toEqual({ blacklistIPs: RANGES, scenarios: { default: ONCE } });
  });

  test('keep what a scenario is, drop how much of it', () => {
    const browser = { browser: { type: 'chromium' } };
    const buy = { executor: 'constant-vus', vus: 5, duration: '1m', startTime: '1m', exec: 'buy' };
    const scenarios = { buy: { ...buy, options: browser, tags: { a: 'b' }, env: { TOKEN: 'own', X: '1' } } };
    expect(oneIteration({ scenarios }, ENV)).toMatchObject({
      scenarios: {
        buy: { ...ONCE, exec: 'buy', options: browser, tags: { a: 'b' }, env: { TOKEN: 'own', X: '1' } },
      },
    });
  });

  test('keep all else', () => {
    const kept = {
      thresholds: { checks: ['rate==1'] },
      tags: { team: 'a' },
      hosts: { 'a.test': '127.0.0.1' },
      insecureSkipTLSVerify: true,
      setupTimeout: '5s',
      throw: true,
    };
    expect(oneIteration(kept, ENV)).toMatchObject(kept);
  });

  test("add to the script's own lists", () => {
    const options = { blacklistIPs: ['10.0.0.0/8'], systemTags: ['proto', 'status'] };
    expect(oneIteration(options, ENV)).toMatchObject({
      blacklistIPs: ['10.0.0.0/8', ...RANGES],
      systemTags: ['proto', 'status', 'check', 'error', 'error_code', 'group', 'method', 'scenario', 'url'],
    });
  });

  test.each([
    ['a number', 5],
    ['a list', []],
    ['scenarios that are none', { scenarios: 'many' }],
    ['a scenario that is none', { scenarios: { buy: 3 } }],
  ])('%s is left for k6 to refuse', (_name, options) => {
    expect(oneIteration(options, ENV)).toBe(options);
  });
});

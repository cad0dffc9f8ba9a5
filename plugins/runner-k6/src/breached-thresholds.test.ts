import { describe, expect, test } from 'vitest';
import { breachedMetrics, findBreached } from './breached-thresholds.ts';
import { createMetricWatch } from './metric-watch.ts';

test.each([
  ["thresholds on metrics 'http_req_duration' have been crossed", ['http_req_duration']],
  ["thresholds on metrics 'checks, http_reqs{a:b,c:d}' have been crossed", ['checks', 'http_reqs{a:b,c:d}']],
  [
    "thresholds on metrics 'x' were crossed; at least one has abortOnFail enabled, stopping test prematurely",
    ['x'],
  ],
  ['test aborted: thresholds', []],
])('%s', (message, metrics) => {
  expect(breachedMetrics(message)).toEqual(metrics);
});

function watchOf(samples: number) {
  const watch = createMetricWatch();
  const part = 'pages{group:::a,status:200}';
  watch.announce({ name: 'pages', type: 'trend', unit: 'ms', thresholds: ['avg<1'], submetrics: [part] });
  watch.announce({ name: 'idle', type: 'trend', unit: 'ms', thresholds: [], submetrics: [] });
  for (let i = 0; i < samples; i++) {
    watch.add({ metric: 'pages', value: i, tags: { group: i % 2 ? '::a' : '', status: '200' } });
  }
  return watch;
}

describe('which thresholds were breached', () => {
  test('is told by the samples, with what was measured', () => {
    const declared = { pages: ['avg<1', { threshold: 'max<100' }] };
    expect(findBreached(['pages'], declared, watchOf(4))).toEqual([
      { metric: 'pages', threshold: 'avg<1', measured: 'avg was 1.5 ms' },
    ]);
  });

  test('of a part by tags is told by its samples', () => {
    const metric = 'pages{group:::a,status:200}';

    expect(findBreached([metric], { [metric]: 'max<3' }, watchOf(4))).toEqual([
      { metric, threshold: 'max<3', measured: 'max was 3 ms' },
    ]);
  });

  test('is all of them when there were too many samples to tell', () => {
    expect(findBreached(['pages'], { pages: ['avg<1', 'max<9'] }, watchOf(6_000))).toEqual([
      { metric: 'pages', threshold: 'avg<1' },
      { metric: 'pages', threshold: 'max<9' },
    ]);
  });

  test('is never nothing', () => {
    expect(findBreached(['other'], null, watchOf(1))).toEqual([
      { metric: 'other', threshold: 'its threshold' },
    ]);
  });

  test('only metrics with thresholds are held', () => {
    expect(watchOf(0).watches('pages')).toBe(true);
    expect(watchOf(0).watches('idle')).toBe(false);
  });
});

import { describe, expect, test } from 'vitest';
import { parseK6Output } from './k6-point.ts';

const ALL = () => true;
const read = (text: string, wants: (metric: string) => boolean = ALL) =>
  parseK6Output({ text, cut: false }, wants);

const CHECK =
  '{"metric":"checks","type":"Point","data":{"time":"2026-11-20T22:31:03.571369553Z","value":0,"tags":{"check":"up","group":"::a","scenario":"default"}}}';
const METRIC =
  '{"type":"Metric","data":{"name":"http_req_duration","type":"trend","contains":"time","thresholds":["p(95)<0.001","avg<5000"],"submetrics":[{"name":"http_req_duration{group:::a}","suffix":"group:::a","tags":{"group":"::a"}}]},"metric":"http_req_duration"}';

describe('a line of output', () => {
  test('is a sample', () => {
    const tags = { check: 'up', group: '::a', scenario: 'default' };
    expect(read(CHECK)).toEqual({ type: 'point', point: { metric: 'checks', value: 0, tags } });
  });

  test('is not even parsed when nobody wants it', () => {
    expect(read(CHECK, (metric) => metric !== 'checks')).toBeUndefined();
  });

  test('is a metric with its thresholds', () => {
    expect(read(METRIC, () => false)).toEqual({
      type: 'metric',
      metric: {
        name: 'http_req_duration',
        type: 'trend',
        unit: 'ms',
        thresholds: ['p(95)<0.001', 'avg<5000'],
        submetrics: ['http_req_duration{group:::a}'],
      },
    });
  });

  test.each([
    [
      'a metric that nobody watches',
      '{"type":"Metric","data":{"name":"vus","type":"gauge","contains":"default","thresholds":[],"submetrics":null},"metric":"vus"}',
    ],
    ['a banner', '     execution: local'],
    ['half a line', '{"metric":"checks","type":"Po'],
    ['no object', '17'],
  ])('%s is nothing', (_name, text) => {
    expect(read(text)).toBeUndefined();
  });

  test('a sample whose tags were cut still counts', () => {
    const text = `${CHECK.slice(0, CHECK.indexOf('up'))}${'up \\"and\\" '.repeat(9_000)}`;
    const output = parseK6Output({ text, cut: true }, ALL);
    expect(output).toMatchObject({ type: 'point', point: { metric: 'checks', value: 0 } });
    expect(output?.type === 'point' && output.point.tags.check).toMatch(/^up /);
  });
});

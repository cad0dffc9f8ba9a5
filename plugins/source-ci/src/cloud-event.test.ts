import { expect, test } from 'vitest';
import { readCloudEvents } from './cloud-event.ts';

const DATA = { context: { id: '1' } };
const EVENT = { specversion: '1.0', id: '1', source: '/ci', type: 'dev.cdevents.x', data: DATA };
const read = (contentType: string, body: unknown, headers = {}) =>
  readCloudEvents({
    headers: { 'content-type': contentType, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

test.each([
  ['binary', () => read('application/json', DATA, { 'ce-type': 'dev.cdevents.x', 'ce-id': '1' })],
  ['structured', () => read('application/cloudevents+json; charset=utf-8', EVENT)],
  [
    'structured, its data in base64',
    () => {
      const { data: _, ...rest } = EVENT;
      const data_base64 = Buffer.from(JSON.stringify(DATA)).toString('base64');
      return read('application/cloudevents+json', { ...rest, data_base64 });
    },
  ],
  ['batched', () => read('application/cloudevents-batch+json', [EVENT])],
])('%s', (_mode, events) => {
  expect(events()).toEqual([{ type: 'dev.cdevents.x', data: DATA }]);
});

test.each([
  ['no event', () => read('application/json', DATA), 'expected a CloudEvent'],
  ['no JSON', () => read('application/cloudevents+json', '{'), 'body: expected JSON'],
  ['no type', () => read('application/cloudevents+json', { data: {} }), 'body.type: expected the type'],
  [
    'a batch that is none',
    () => read('application/cloudevents-batch+json', EVENT),
    'expected a list of events',
  ],
  [
    'a bad one in a batch',
    () => read('application/cloudevents-batch+json', [EVENT, null]),
    'body[1].type: expected the type',
  ],
  [
    'too many',
    () => read('application/cloudevents-batch+json', Array(1001).fill(EVENT)),
    'expected at most 1000 events, not 1001',
  ],
])('%s is refused', (_what, events, message) => {
  expect(events).toThrow(message);
});

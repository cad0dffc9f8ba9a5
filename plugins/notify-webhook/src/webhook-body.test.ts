import { notificationOf, OPENED, RESOLVED } from '@watchbill/alerting/contract';
import type { Notification } from '@watchbill/model';
import { expect, test } from 'vitest';
import { MAX_BODY_BYTES, webhookBody } from './webhook-body.ts';

const actual = (text: string): Notification => ({
  ...OPENED,
  failure: { step: 'a', expected: 'b', actual: text },
});

test('an opened incident is of when it began, a resolved one of when it ended', () => {
  const { id: _id, type, ...data } = OPENED;
  expect(JSON.parse(webhookBody(OPENED))).toEqual({ type, timestamp: '2026-03-01T03:12:09.000Z', data });
  expect(JSON.parse(webhookBody(RESOLVED))).toMatchObject({
    type: 'incident.resolved',
    timestamp: '2026-03-01T03:24:39.000Z',
  });
});

test.each([
  ['plain text', 'x'],
  ['three bytes a character', '界'],
  ['four bytes a pair', '👩'],
  ['six bytes a character', '\u0001'],
  ['escapes', '"\\'],
  ['half characters', '\uD800'],
])('a megabyte of %s is cut to fit, with every identity whole', (_why, unit) => {
  const body = webhookBody(actual(unit.repeat(1_000_000)));
  expect(Buffer.byteLength(body)).toBeLessThanOrEqual(MAX_BODY_BYTES);
  const { data } = JSON.parse(body) as { data: Notification & { truncated?: true } };
  expect(data.truncated).toBe(true);
  expect(data.failure?.actual).toMatch(/…$/);
  expect(data.failure?.actual.length).toBeGreaterThanOrEqual(1500);
  const { failure: _cut, id: _id, type: _type, ...rest } = OPENED;
  expect(data).toMatchObject(rest);
});

test('the largest notification that fits is left whole', () => {
  const room = MAX_BODY_BYTES - Buffer.byteLength(webhookBody(actual('')));
  expect(JSON.parse(webhookBody(actual('x'.repeat(room)))).data.truncated).toBeUndefined();
  expect(JSON.parse(webhookBody(actual('x'.repeat(room + 1)))).data.truncated).toBe(true);
});

test('where everything is too long, links and refs that are not are kept', () => {
  const { data } = JSON.parse(webhookBody(notificationOf('\u0001'.repeat(1000)))) as { data: Notification };
  expect(data.run).toEqual(OPENED.run);
  expect(data.entity.ref).toBe(OPENED.entity.ref);
  expect(data.runbooks.length).toBeGreaterThan(0);
});

test('fits when every text is a megabyte', () => {
  const all = (value: unknown): unknown => {
    if (typeof value === 'string') return '\u0001'.repeat(1_000_000);
    if (Array.isArray(value)) return Array.from({ length: 50 }, () => all(value[0]));
    return Object.fromEntries(Object.entries(value as object).map(([key, part]) => [key, all(part)]));
  };
  const body = webhookBody(
    all({ ...OPENED, incident: { ...OPENED.incident, resolvedAt: '' } }) as Notification,
  );
  expect(Buffer.byteLength(body)).toBeLessThanOrEqual(MAX_BODY_BYTES);
  JSON.parse(body);
});

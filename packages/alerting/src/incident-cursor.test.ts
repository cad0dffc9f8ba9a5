import { InputError } from '@watchbill/model';
import { expect, test } from 'vitest';
import { incidentCursor, parseIncidentCursor } from './incident-cursor.ts';

const id = '0199f0a4-7b1e-7000-8000-000000000001';
const startedAt = new Date('2026-03-01T03:12:00.000Z');

test.each([
  { state: 'OPEN', resolved: false },
  { state: 'ACKNOWLEDGED', resolved: false },
  { state: 'RESOLVED', resolved: true },
] as const)('a cursor of an incident that is $state leads back to its place', ({ state, resolved }) => {
  expect(parseIncidentCursor(incidentCursor({ state, startedAt, id }))).toEqual({ resolved, startedAt, id });
});

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

test.each([
  { case: 'no JSON', cursor: 'x' },
  { case: 'no list', cursor: encode({}) },
  { case: 'a time that is none', cursor: encode([true, 'noon', id]) },
  { case: 'an id that is none', cursor: encode([true, startedAt, "' or 1=1"]) },
  { case: 'a cursor of something else', cursor: encode(['cart']) },
])('$case is refused', ({ cursor }) => {
  expect(() => parseIncidentCursor(cursor)).toThrow(InputError);
});

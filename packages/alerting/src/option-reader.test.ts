import { InputError } from '@watchbill/model';
import { expect, test } from 'vitest';
import { readNotifierOptions } from './option-reader.ts';

const PLACE = 'notifiers[1]';
const read = (raw: unknown) =>
  readNotifierOptions(raw, PLACE, (options) => ({
    host: options.text('host', "a host, e.g. 'a.example.com'", (text) =>
      text === 'bad' ? 'expected a good host' : undefined,
    ),
    port: options.wholeNumber('port', { min: 1, max: 65_535 }),
    key: options.optionalSecret('key', 'a key', (text) =>
      text.length < 4 ? 'expected 4 characters' : undefined,
    ),
    names: options.optionalTexts('names', 'a list of names', (text) =>
      text === 'bad' ? 'expected a good name' : undefined,
    ),
    secure: options.optionalBoolean('secure'),
    timeoutMs: options.optionalDuration('timeout', { min: 1000, max: 60_000 }),
  }));

test('reads what is there', () => {
  const raw = {
    id: 'a',
    type: 'b',
    host: 'h',
    port: 25,
    key: 'long',
    names: ['n'],
    secure: true,
    timeout: '15s',
  };
  expect(read(raw)).toEqual({
    host: 'h',
    port: 25,
    key: 'long',
    names: ['n'],
    secure: true,
    timeoutMs: 15_000,
  });
});

test('takes an empty optional value, as YAML writes `key:`, for none', () => {
  expect(read({ host: 'h', port: 25, key: null }).key).toBeUndefined();
});

test.each<[string, unknown, string]>([
  ['not a map', ['x'], `notifiers[1] '["x"]': expected a map of options`],
  ['a missing text', { port: 1 }, "notifiers[1].host is missing: expected a host, e.g. 'a.example.com'"],
  ['a blank text', { host: ' ', port: 1 }, "notifiers[1].host ' ': expected a host, e.g. 'a.example.com'"],
  [
    'a text of another type',
    { host: 5, port: 1 },
    "notifiers[1].host '5': expected a host, e.g. 'a.example.com'",
  ],
  [
    'a text that its check refuses',
    { host: 'bad', port: 1 },
    "notifiers[1].host 'bad': expected a good host",
  ],
  [
    'a secret, which is not shown',
    { host: 'h', port: 1, key: 'abc' },
    "notifiers[1].key '(hidden)': expected 4 characters",
  ],
  [
    'a secret of another type',
    { host: 'h', port: 1, key: 123 },
    "notifiers[1].key '(hidden)': expected a key",
  ],
  [
    'a number as a text',
    { host: 'h', port: '25' },
    "notifiers[1].port '25': expected a whole number from 1 to 65535",
  ],
  [
    'a number out of bounds',
    { host: 'h', port: 0 },
    "notifiers[1].port '0': expected a whole number from 1 to 65535",
  ],
  ['an empty list', { host: 'h', port: 1, names: [] }, "notifiers[1].names '[]': expected a list of names"],
  [
    'a bad item',
    { host: 'h', port: 1, names: ['a', 'bad'] },
    "notifiers[1].names[1] 'bad': expected a good name",
  ],
  [
    'a boolean as a text',
    { host: 'h', port: 1, secure: 'yes' },
    "notifiers[1].secure 'yes': expected true or false",
  ],
  [
    'a duration without a unit',
    { host: 'h', port: 1, timeout: 15 },
    "notifiers[1].timeout '15': expected a number with a unit (ms, s, m, h, d), e.g. '30s'",
  ],
  [
    'a duration out of bounds',
    { host: 'h', port: 1, timeout: '2m' },
    "notifiers[1].timeout '2m': expected 1s to 60s",
  ],
  [
    'an unknown key',
    { host: 'h', port: 1, hots: 'x' },
    'notifiers[1].hots: unknown option; expected one of id, type, host, port, key, names, secure, timeout',
  ],
])('refuses %s', (_why, raw, message) => {
  expect(() => read(raw)).toThrow(new InputError(message));
});

test('tells every fault at once', () => {
  expect(() => read({ extra: 1 })).toThrow(/host is missing.*\n.*port is missing.*\n.*extra: unknown/);
});

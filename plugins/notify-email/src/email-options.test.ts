import { InputError } from '@watchbill/model';
import { expect, test } from 'vitest';
import { createEmailNotifier } from './email-notifier.ts';
import { parseEmailOptions } from './email-options.ts';

const BASE = {
  id: 'email',
  type: 'email',
  host: 'smtp.example.com',
  port: 587,
  from: 'Watchbill <w@example.com>',
};

test('reads what is there', () => {
  const raw = { ...BASE, secure: false, user: 'u', password: 'p', timeout: '10s' };
  expect(parseEmailOptions(raw, 'notifiers[0]')).toEqual({
    host: 'smtp.example.com',
    port: 587,
    from: 'Watchbill <w@example.com>',
    secure: false,
    user: 'u',
    password: 'p',
    timeoutMs: 10_000,
  });
});

test.each<[string, object, string]>([
  [
    'no host',
    { host: undefined },
    "notifiers[0].host is missing: expected the SMTP server's name, e.g. 'smtp.example.com'",
  ],
  [
    'a URL as host',
    { host: 'smtp://a' },
    "notifiers[0].host 'smtp://a': expected a host name or address alone, e.g. 'smtp.example.com'",
  ],
  ['a bad port', { port: 70_000 }, "notifiers[0].port '70000': expected a whole number from 1 to 65535"],
  [
    'a from that is no address',
    { from: 'Watchbill' },
    "notifiers[0].from 'Watchbill': expected an address, e.g. 'Watchbill <watchbill@example.com>'",
  ],
  [
    'a user without a password',
    { user: 'u' },
    "notifiers[0]: expected 'user' and 'password' together, or neither",
  ],
  [
    'a password without a user',
    { password: 'p' },
    "notifiers[0]: expected 'user' and 'password' together, or neither",
  ],
])('refuses %s', (_why, change, message) => {
  expect(() => parseEmailOptions({ ...BASE, ...change }, 'notifiers[0]')).toThrow(new InputError(message));
});

test('a notifier is not made with a from that is no address', () => {
  expect(() => createEmailNotifier({ ...BASE, from: 'a\r\nb' })).toThrow(InputError);
});

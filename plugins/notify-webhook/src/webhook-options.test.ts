import { InputError } from '@watchbill/model';
import { expect, test } from 'vitest';
import { createWebhookNotifier } from './webhook-notifier.ts';
import { parseWebhookOptions } from './webhook-options.ts';

const SECRET = 'sixteen characters or more';
const BASE = { id: 'hooks', type: 'webhook', url: 'https://hooks.example.com/{target}', secret: SECRET };
const SECRET_EXPECTED =
  "expected 'whsec_' and the base64 of 24 to 64 bytes, or any other text of at least 16 characters";

test('reads what is there', () => {
  const raw = {
    ...BASE,
    hosts: ['a.example.com', '[::1]:8080'],
    previousSecret: `${SECRET} before`,
    timeout: '5s',
  };
  expect(parseWebhookOptions(raw, 'notifiers[0]')).toEqual({
    url: 'https://hooks.example.com/{target}',
    hosts: ['a.example.com', '[::1]:8080'],
    secret: SECRET,
    previousSecret: `${SECRET} before`,
    timeoutMs: 5000,
  });
});

test.each<[string, object, string]>([
  [
    'neither url nor hosts',
    { url: undefined },
    "notifiers[0]: expected 'url', where to post, or 'hosts', the hosts of URLs that contacts may name themselves",
  ],
  ['no secret', { secret: undefined }, `notifiers[0].secret is missing: ${SECRET_EXPECTED}`],
  ['a short secret', { secret: 'planted' }, `notifiers[0].secret '(hidden)': ${SECRET_EXPECTED}`],
  [
    'a short secret before',
    { previousSecret: 'planted' },
    `notifiers[0].previousSecret '(hidden)': ${SECRET_EXPECTED}`,
  ],
  [
    'another scheme',
    { url: 'ftp://planted@a' },
    "notifiers[0].url '(hidden)': expected an http or https URL, e.g. 'https://hooks.example.com/watchbill'",
  ],
  [
    'the target as the host',
    { url: 'https://{target}/x' },
    "notifiers[0].url '(hidden)': expected {target} in the path or query only; list hosts that contacts may name in 'hosts'",
  ],
  [
    'the target in the host',
    { url: 'https://a.example.com{target}' },
    "notifiers[0].url '(hidden)': expected {target} in the path or query only; list hosts that contacts may name in 'hosts'",
  ],
  [
    'the target as the port',
    { url: 'https://a.example.com:{target}/' },
    "notifiers[0].url '(hidden)': expected an http or https URL, e.g. 'https://hooks.example.com/watchbill'",
  ],
  [
    'a URL as a host',
    { hosts: ['https://a.example.com'] },
    "notifiers[0].hosts[0] 'https://a.example.com': expected a host with or without a port, e.g. 'hooks.example.com:8443'",
  ],
  [
    'a host with a wildcard',
    { hosts: ['*.example.com'] },
    "notifiers[0].hosts[0] '*.example.com': expected a host with or without a port, e.g. 'hooks.example.com:8443'",
  ],
  [
    'a misspelt option',
    { host: 'a' },
    'notifiers[0].host: unknown option; expected one of id, type, url, hosts, secret, previousSecret, timeout',
  ],
])('refuses %s', (_why, change, message) => {
  expect(() => parseWebhookOptions({ ...BASE, ...change }, 'notifiers[0]')).toThrow(new InputError(message));
});

test('a notifier is not made with a short secret, and the message does not say it', () => {
  expect(() => createWebhookNotifier({ ...BASE, secret: 'planted' })).toThrow(
    new InputError(`secret of notifier 'hooks': ${SECRET_EXPECTED}`),
  );
});

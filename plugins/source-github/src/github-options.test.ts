import { InputError } from '@watchbill/model';
import { describe, expect, test } from 'vitest';
import { DEFAULT_PATHS, parseGithubOptions } from './github-options.ts';

const KEY = '-----BEGIN PRIVATE KEY-----\nnot one\n-----END PRIVATE KEY-----';
const parse = (more: object) =>
  parseGithubOptions({ organizations: ['acme'], token: 'ghp_x', ...more }, 'sources[0]');

test('with organisations and a token alone everything has a default', () => {
  expect(parse({})).toEqual({
    url: 'https://github.com',
    organizations: ['acme'],
    auth: { type: 'token', token: 'ghp_x' },
    paths: DEFAULT_PATHS,
    repositories: { names: [], topics: [], withoutTopics: [], visibility: [], archived: false, forks: true },
    suggest: true,
    people: true,
    namespace: 'default',
    requestsPerMinute: 900,
  });
});

test('an App on an Enterprise Server; its key may be written in one line', () => {
  const options = parse({
    token: undefined,
    url: 'https://github.example.com/',
    app: { id: 4711, privateKey: KEY.replaceAll('\n', '\\n') },
  });
  expect(options.url).toBe('https://github.example.com');
  expect(options.auth).toEqual({ type: 'app', id: '4711', privateKey: KEY });
});

describe('a fault stops the start, with its place and without the secret', () => {
  test.each([
    {
      reason: 'neither token nor app',
      more: { token: undefined },
      says: /^sources\[0\]: expected either a token or an app$/,
    },
    { reason: 'both', more: { app: { id: 1, privateKey: KEY } }, says: /either a token or an app/ },
    {
      reason: 'no organisation',
      more: { organizations: [] },
      says: /organizations '\[\]': expected at least one/,
    },
    {
      reason: 'organisations as a text',
      more: { organizations: 'acme' },
      says: /organizations 'acme': expected a list/,
    },
    {
      reason: 'a key of the wrong kind',
      more: { token: undefined, app: { id: 1, privateKey: 'ghs_secret' } },
      says: /app\.privateKey: expected the text of the App's private key/,
    },
    {
      reason: 'a short webhook secret',
      more: { webhookSecret: 'short' },
      says: /webhookSecret: expected a text of at least 16 characters/,
    },
    {
      reason: 'an address with a password',
      more: { url: 'https://a:ghs_secret@example.com' },
      says: /url: expected the address of GitHub, without a user/,
    },
    {
      reason: 'an unknown key',
      more: { organisation: 'acme' },
      says: /sources\[0\]\.organisation: expected one of url, organizations/,
    },
    {
      reason: 'an unknown visibility',
      more: { repositories: { visibility: ['secret'] } },
      says: /repositories\.visibility 'secret': expected one of public/,
    },
    { reason: 'a flag as a text', more: { suggest: 'yes' }, says: /suggest 'yes': expected true or false/ },
    {
      reason: 'an unknown namespace',
      more: { namespace: 'acme' },
      says: /namespace 'acme': expected default or organization/,
    },
    {
      reason: 'no pace',
      more: { requestsPerMinute: 0 },
      says: /requestsPerMinute '0': expected a whole number above 0/,
    },
  ])('$reason', ({ more, says }) => {
    expect(() => parse(more)).toThrow(InputError);
    expect(() => parse(more)).toThrow(says);
    try {
      parse(more);
    } catch (error) {
      expect((error as Error).message).not.toMatch(/ghs_secret|short/);
    }
  });
});

import { InputError } from '@watchbill/model';
import { describe, expect, test } from 'vitest';
import { parseConfiguration } from './parse-configuration.ts';

const parse = (text: string, environment: Record<string, string> = {}) =>
  parseConfiguration(text, 'watchbill.yaml', environment);

test('an empty file gives the defaults', () => {
  expect(parse('')).toMatchObject({
    host: '127.0.0.1',
    port: 9282,
    baseUrl: null,
    sources: null,
    notifiers: [],
    concurrency: null,
    keepRunsMs: 30 * 86_400_000,
    keepHistoryMs: 400 * 86_400_000,
    keepRemovedMs: 7 * 86_400_000,
    removalGuard: { share: 0.3, atLeast: 10 },
  });
});

test('adapters keep their own options and know their place; variables are filled in', () => {
  const text =
    'notifiers:\n  - id: hook\n    type: webhook\n    url: https://hooks.example/{target}\n    secret: ${HOOK_SECRET}\n';
  expect(parse(text, { HOOK_SECRET: 'a long enough secret' }).notifiers).toEqual([
    {
      id: 'hook',
      type: 'webhook',
      options: { url: 'https://hooks.example/{target}', secret: 'a long enough secret' },
      place: 'watchbill.yaml:2:5: notifiers[0]',
    },
  ]);
});

describe('a fault stops the start, at its place', () => {
  test.each([
    { reason: 'syntax', text: 'port: [', says: /^watchbill\.yaml:1:\d+: / },
    {
      reason: 'a key that does not exist',
      text: 'port: 1\ncolour: red',
      says: /^watchbill\.yaml:2:1: colour: expected one of host, port/,
    },
    {
      reason: 'a key below that does not exist',
      text: 'k6: { pth: x }',
      says: /^watchbill\.yaml:1:7: k6\.pth: expected one of path, version/,
    },
    {
      reason: 'no number',
      text: 'port: many',
      says: /^watchbill\.yaml:1:1: port "many": expected a whole number from 0 to 65535/,
    },
    {
      reason: 'no URL',
      text: 'baseUrl: ftp://x',
      says: /baseUrl "ftp:\/\/x": expected an http\(s\) address/,
    },
    {
      reason: 'a share above one',
      text: 'catalog: { removalGuard: { share: 30 } }',
      says: /^watchbill\.yaml:1:28: catalog\.removalGuard\.share 30: expected a share from 0 to 1/,
    },
    {
      reason: 'no time to keep history',
      text: 'history: { keep: forever }',
      says: /^watchbill\.yaml:1:12: history\.keep 'forever': expected a number with a unit/,
    },
    { reason: 'no list', text: 'sources: files', says: /sources "files": expected a list of/ },
    {
      reason: 'no type',
      text: 'sources:\n  - id: a',
      says: /^watchbill\.yaml:2:5: sources\.0\.type: expected the type/,
    },
    {
      reason: 'one id twice',
      text: 'sources:\n  - { id: a, type: files }\n  - { id: a, type: files }',
      says: /^watchbill\.yaml:3:7: sources\.1\.id "a": expected an id that no other/,
    },
    {
      reason: 'no unit',
      text: 'checks: { keep: 30 }',
      says: /^watchbill\.yaml:1:11: checks\.keep '30': expected a number with a unit/,
    },
    {
      reason: 'a variable that is not set',
      text: 'notifiers:\n  - { id: a, type: x, secret: "${NOPE}" }',
      says: /^watchbill\.yaml:2:23: environment variable NOPE is not set/,
    },
    { reason: 'no map at all', text: '- a', says: /expected a map with host/ },
  ])('$reason', ({ text, says }) => {
    expect(() => parse(text)).toThrow(InputError);
    expect(() => parse(text)).toThrow(says);
  });

  test('all faults are shown at once', () => {
    expect(() => parse('port: many\nhost: ""\ncolour: red')).toThrow(
      /port[\s\S]*host|colour[\s\S]*port[\s\S]*host/,
    );
  });
});

import { expect, test } from 'vitest';
import { resolveTarget, type TargetRules } from './webhook-target.ts';

const HOSTS: TargetRules = { id: 'hooks', hosts: ['hooks.example.com', 'chat.example.com:8443'] };
const FIXED: TargetRules = { id: 'hooks', url: 'https://fixed.example.com/in?k=1' };
const TEMPLATE: TargetRules = { id: 'hooks', url: 'https://gate.example.com/hooks/{target}?to={target}' };

test.each<[string, TargetRules, string, string]>([
  ['a URL of its own', FIXED, 'team-money', 'https://fixed.example.com/in?k=1'],
  ['a place for the target', TEMPLATE, 'team', 'https://gate.example.com/hooks/team?to=team'],
  [
    'a target with marks',
    TEMPLATE,
    'a/b?c#d&e',
    'https://gate.example.com/hooks/a%2Fb%3Fc%23d%26e?to=a%2Fb%3Fc%23d%26e',
  ],
  ['a target with replacement marks', TEMPLATE, '$&', 'https://gate.example.com/hooks/%24%26?to=%24%26'],
  ['a step up within the target', TEMPLATE, '../x', 'https://gate.example.com/hooks/..%2Fx?to=..%2Fx'],
  ['half a character', TEMPLATE, '\uD800', 'https://gate.example.com/hooks/%EF%BF%BD?to=%EF%BF%BD'],
  ['a listed host', HOSTS, 'https://hooks.example.com/x?y', 'https://hooks.example.com/x?y'],
  ['a listed host in capitals', HOSTS, 'HTTPS://Hooks.Example.com/x', 'https://hooks.example.com/x'],
  [
    'a listed host with its usual port',
    HOSTS,
    'https://hooks.example.com:443/',
    'https://hooks.example.com/',
  ],
  ['a listed host and port', HOSTS, 'https://chat.example.com:8443/', 'https://chat.example.com:8443/'],
  [
    'a listed host before the own URL',
    { ...FIXED, hosts: ['hooks.example.com'] },
    'https://hooks.example.com/x',
    'https://hooks.example.com/x',
  ],
  [
    'a host that is not listed, into its place',
    TEMPLATE,
    'https://evil.example.com/',
    'https://gate.example.com/hooks/https%3A%2F%2Fevil.example.com%2F?to=https%3A%2F%2Fevil.example.com%2F',
  ],
])('%s', (_why, rules, target, url) => {
  const resolved = resolveTarget(rules, target);
  expect(resolved.type === 'url' ? resolved.url.href : resolved).toBe(url);
});

test.each<[string, TargetRules, string, RegExp]>([
  [
    'a host that is not listed',
    HOSTS,
    'https://evil.example.com/s3cret',
    /^host 'evil\.example\.com' of the target is not allowed; to allow it, add 'evil\.example\.com' to 'hosts' of notifier 'hooks' in watchbill\.yaml$/,
  ],
  [
    'a host that is not listed, beside an own URL',
    FIXED,
    'https://evil.example.com/',
    /add 'evil\.example\.com' to 'hosts'/,
  ],
  ['another port', HOSTS, 'https://hooks.example.com:8443/', /add 'hooks\.example\.com:8443' to 'hosts'/],
  ['no port where one is listed', HOSTS, 'https://chat.example.com/', /add 'chat\.example\.com' to 'hosts'/],
  [
    'a listed host as the user',
    HOSTS,
    'https://hooks.example.com@evil.example.com/',
    /host 'evil\.example\.com'/,
  ],
  [
    'a listed host as a part',
    HOSTS,
    'https://hooks.example.com.evil.example.com/',
    /host 'hooks\.example\.com\.evil/,
  ],
  ['a backslash', HOSTS, 'https://evil.example.com\\@hooks.example.com/', /host 'evil\.example\.com'/],
  [
    'no URL',
    HOSTS,
    's3cret',
    /^the target is not an http or https URL; give the contact one, or add 'url' to notifier 'hooks'/,
  ],
  ['another scheme', HOSTS, 'file:///s3cret', /not an http or https URL/],
  ['a broken URL', HOSTS, 'http://[s3cret', /not an http or https URL/],
  ['an empty target', TEMPLATE, '', /empty or only dots/],
  ['a step up', TEMPLATE, '..', /empty or only dots/],
  ['a long target', TEMPLATE, 'x'.repeat(501), /longer than 500/],
])('refuses %s', (_why, rules, target, reason) => {
  const resolved = resolveTarget(rules, target);
  expect(resolved).toEqual({ type: 'refused', reason: expect.stringMatching(reason) });
  expect(JSON.stringify(resolved)).not.toContain('s3cret');
});

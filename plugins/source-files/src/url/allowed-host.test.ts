import { describe, expect, test } from 'vitest';
import { allowanceOf, isForbidden, parseAllowedHost } from './allowed-host.ts';

const hosts = (...texts: readonly string[]) =>
  texts.map((text) => parseAllowedHost(text)).filter((host) => host !== undefined);

describe('an entry', () => {
  test.each([
    'example.com',
    '*.example.com',
    'localhost:8080',
    '127.0.0.1:1',
    '[::1]:8080',
    'example.com/catalog/',
    'exämple.com',
  ])('%s is a host', (text) => expect(parseAllowedHost(text)).toBeDefined());

  test.each([
    '',
    '*',
    '*.',
    'https://example.com',
    'a b',
    'example.com:99999',
    'u@example.com',
    '*.10.0.0.1',
    '*example.com',
    'ex*mple.com',
    'example.com?x',
    'example.com#x',
    'example.com:',
  ])("'%s' is none", (text) => expect(parseAllowedHost(text)).toBeUndefined());
});

/** The first rows are those of Backstage's `backend.reading.allow`. */
test.each([
  ['http://example.com/a', 'named'],
  ['https://example.com/a', 'named'],
  ['https://EXAMPLE.com/a', 'named'],
  ['https://sub.example.com/a', 'none'],
  ['https://example.com:8443/a', 'none'],
  ['https://a.examples.org/', 'below'],
  ['https://a.b.examples.org/', 'below'],
  ['https://examples.org/', 'none'],
  ['https://a.examples.org:700/', 'none'],
  ['https://a.ports.org:700/', 'below'],
  ['https://a.ports.org/', 'none'],
  ['https://foobar.org/dir1/x.yaml', 'named'],
  ['https://foobar.org/dir1', 'named'],
  ['https://foobar.org/dir2/x.yaml', 'none'],
  // By segment, where Backstage compares the beginning of the text.
  ['https://foobar.org/dir11/x.yaml', 'none'],
  ['https://foobar.org/dir1/../dir2/x.yaml', 'none'],
  ['https://foobar.org/dir1/%2e%2e/dir2/x.yaml', 'none'],
  ['https://foobar.org/dir1/..%2fdir2/x.yaml', 'none'],
  ['https://notexample.com/', 'none'],
  ['https://example.com.evil.org/', 'none'],
  ['https://example.com./', 'none'],
  ['https://example.com@evil.org/', 'none'],
  ['ftp://example.com/', 'none'],
  ['file://example.com/etc/passwd', 'none'],
  ['http://localhost:8080/', 'named'],
  ['http://localhost/', 'none'],
  ['https://secure.org/', 'named'],
  ['http://secure.org/', 'none'],
])('%s is allowed: %s', (url, expected) => {
  const allowed = hosts(
    'example.com',
    '*.examples.org',
    '*.ports.org:700',
    'foobar.org/dir1',
    'localhost:8080',
    'secure.org:443',
  );
  expect(allowanceOf(new URL(url), allowed)).toBe(expected);
});

test('below a name are names, never addresses', () => {
  expect(allowanceOf(new URL('http://127.0.0.1/'), [{ hostname: '0.0.1', below: true }])).toBe('none');
});

test.each([
  { to: '10.0.0.7', of: 'http://a.example.com/', allow: ['*.example.com'], forbidden: false },
  { to: '127.0.0.1', of: 'http://a.example.com/', allow: ['*.example.com'], forbidden: true },
  { to: '::1', of: 'http://a.example.com/', allow: ['*.example.com'], forbidden: true },
  { to: '::ffff:127.0.0.1', of: 'http://a.example.com/', allow: ['*.example.com'], forbidden: true },
  { to: '0.0.0.0', of: 'http://a.example.com/', allow: ['*.example.com'], forbidden: true },
  { to: '127.0.0.1', of: 'http://a.example.com/', allow: ['a.example.com'], forbidden: false },
  { to: '127.0.0.1', of: 'http://localhost:8080/', allow: ['localhost:8080'], forbidden: false },
  { to: '127.0.0.1', of: 'http://localhost:8081/', allow: ['localhost:8080'], forbidden: true },
  { to: '127.0.0.1', of: 'http://a.example.com/', allow: ['*.example.com', '127.0.0.1'], forbidden: false },
  { to: '127.0.0.1', of: 'http://a.example.com/', allow: ['*.example.com', '127.0.0.1:81'], forbidden: true },
  { to: '169.254.169.254', of: 'http://a.example.com/', allow: ['*.example.com'], forbidden: true },
  { to: '169.254.169.254', of: 'http://a.example.com/', allow: ['a.example.com'], forbidden: true },
  {
    to: '169.254.169.254',
    of: 'http://a.example.com/',
    allow: ['a.example.com', '169.254.169.254'],
    forbidden: false,
  },
  { to: 'fd00:ec2::254', of: 'http://[fd00:ec2::254]/', allow: ['[fd00:ec2::254]'], forbidden: false },
  { to: 'a.example.com', of: 'http://a.example.com/', allow: ['*.example.com'], forbidden: false },
])('$to of $of with $allow is forbidden: $forbidden', ({ to, of, allow, forbidden }) => {
  expect(isForbidden(to, new URL(of), hosts(...allow))).toBe(forbidden);
});

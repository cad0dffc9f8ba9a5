import { expect, test } from 'vitest';
import { rawUrlOf } from './hosted-file.ts';
import { resolveUrl } from './resolve-url.ts';

const HUB = 'https://github.com/acme/shop/blob/main/catalog/all.yaml';
const LAB = 'https://gitlab.com/acme/sub/shop/-/blob/main/catalog/all.yaml';

/** As `resolveUrl` of Backstage's integrations. */
test.each([
  ['https://a.test/x.yaml', undefined, 'https://a.test/x.yaml'],
  ['./b.yaml', 'https://a.test/c/all.yaml?x=1', 'https://a.test/c/b.yaml'],
  ['b.yaml', 'https://a.test/c/all.yaml', 'https://a.test/c/b.yaml'],
  ['../b.yaml', 'https://a.test/c/all.yaml', 'https://a.test/b.yaml'],
  ['/b.yaml', 'https://a.test/c/all.yaml', 'https://a.test/b.yaml'],
  ['//b.test/x', 'https://a.test/c/all.yaml', 'https://b.test/x'],
  ['https://b.test/x#part', 'https://a.test/c/all.yaml', 'https://b.test/x'],
  ['../b.yaml', HUB, 'https://github.com/acme/shop/blob/main/b.yaml'],
  ['/b.yaml', HUB, 'https://github.com/acme/shop/blob/main/b.yaml'],
  ['/b.yaml', LAB, 'https://gitlab.com/acme/sub/shop/-/blob/main/b.yaml'],
])('%s from %s is %s', (target, base, url) => {
  expect(resolveUrl(target, base)).toEqual({ url });
});

test.each([
  ['file:///etc/passwd', 'https://a.test/', 'expected an http or https URL'],
  ['file:///etc/passwd', undefined, 'expected an http or https URL'],
  ['ftp://a.test/x', undefined, 'expected an http or https URL'],
  ['./x', undefined, 'expected an http or https URL'],
  ['https://me:secret@a.test/x', undefined, 'no user or password is ever sent'],
  ['./*.yaml', 'https://a.test/', 'wildcards are for files on disk'],
])('%s from %s is refused', (target, base, why) => {
  expect(resolveUrl(target, base)).toEqual({ why: expect.stringContaining(why) });
});

test.each([
  [HUB, 'https://raw.githubusercontent.com/acme/shop/main/catalog/all.yaml'],
  [
    'https://github.com/acme/shop/tree/v1.0/a.yaml',
    'https://raw.githubusercontent.com/acme/shop/v1.0/a.yaml',
  ],
  [
    'https://github.com/acme/shop/raw/main/a%20b.yaml',
    'https://raw.githubusercontent.com/acme/shop/main/a%20b.yaml',
  ],
  ['https://github.com/acme/shop', 'https://github.com/acme/shop'],
  ['https://github.com/acme/shop/blob/main', 'https://github.com/acme/shop/blob/main'],
  [LAB, 'https://gitlab.com/acme/sub/shop/-/raw/main/catalog/all.yaml'],
  [
    'https://git.acme.test:8443/shop/web/-/blob/main/a.yaml',
    'https://git.acme.test:8443/shop/web/-/raw/main/a.yaml',
  ],
  ['https://a.test/acme/shop/blob/main/a.yaml', 'https://a.test/acme/shop/blob/main/a.yaml'],
])('the bytes of %s are at %s', (url, raw) => {
  expect(rawUrlOf(new URL(url)).href).toBe(raw);
});

import { expect, test } from 'vitest';
import { parseAddress, parseMailbox } from './email-address.ts';

test.each([
  ['a plain address', 'on-call@example.com', 'on-call@example.com'],
  ['a tag', 'a.b+page@mail.example.com', 'a.b+page@mail.example.com'],
  ['a host without dots', 'root@localhost', 'root@localhost'],
  ['a domain of another script', 'a@bücher.example', 'a@xn--bcher-kva.example'],
  ['no @', 'team-money', undefined],
  ['no name', '@example.com', undefined],
  ['no domain', 'a@', undefined],
  ['two addresses', 'a@example.com,b@example.com', undefined],
  ['two addresses, semicolon', 'a@example.com;b@example.com', undefined],
  ['two @', 'a@b@example.com', undefined],
  ['a display name', 'A <a@example.com>', undefined],
  ['a line break', 'a@example.com\r\nBcc: b@example.com', undefined],
  ['a line break within the domain', 'a@exam\nple.com', undefined],
  ['a tab within the domain', 'a@exam\tple.com', undefined],
  ['a percent sign in the domain', 'a@ex%61mple.com', undefined],
  ['a NUL', 'a\0@example.com', undefined],
  ['a quoted name', '"a b"@example.com', undefined],
  ['a route', '<@b.example:a@example.com>', undefined],
  ['a comment', 'a(x)@example.com', undefined],
  ['an address literal', 'a@[127.0.0.1]', undefined],
  ['dots together', 'a..b@example.com', undefined],
  ['a long name', `${'a'.repeat(65)}@example.com`, undefined],
  ['a long address', `a@${'b.'.repeat(130)}example.com`, undefined],
  ['a name of another script', 'ü@example.com', undefined],
])('address: %s', (_why, text, expected) => {
  expect(parseAddress(text)).toBe(expected);
});

test.each([
  ['an address', ' a@example.com ', { name: '', address: 'a@example.com' }],
  [
    'a name and an address',
    'Watchbill, 24/7 <a@example.com>',
    { name: 'Watchbill, 24/7', address: 'a@example.com' },
  ],
  ['a line break in the name', 'A\r\nBcc: b@example.com <a@example.com>', undefined],
  ['two addresses', 'A <a@example.com>, B <b@example.com>', undefined],
  ['no address', 'Watchbill', undefined],
])('mailbox: %s', (_why, text, expected) => {
  expect(parseMailbox(text)).toEqual(expected);
});

import { describe, expect, test } from 'vitest';
import { isForeignOrigin, isLocalCaller } from './caller.ts';

const HOST = '127.0.0.1:9282';

describe('isLocalCaller', () => {
  test.each([
    { reason: 'a program on this machine', address: '127.0.0.1', headers: { host: HOST }, local: true },
    { reason: 'the same by name', address: '::1', headers: { host: 'localhost:9282' }, local: true },
    {
      reason: 'the same by IPv4 in IPv6',
      address: '::ffff:127.0.0.1',
      headers: { host: '[::1]:9282' },
      local: true,
    },
    { reason: 'another machine', address: '10.0.0.7', headers: { host: HOST }, local: false },
    {
      reason: 'a name that was made to resolve here',
      address: '127.0.0.1',
      headers: { host: 'evil.example' },
      local: false,
    },
    {
      reason: 'a name that only begins like ours',
      address: '127.0.0.1',
      headers: { host: '127.0.0.1.evil.example' },
      local: false,
    },
    { reason: 'no Host', address: '127.0.0.1', headers: {}, local: false },
    {
      reason: 'a proxy on this machine',
      address: '127.0.0.1',
      headers: { host: HOST, 'x-forwarded-for': '203.0.113.9' },
      local: false,
    },
    {
      reason: 'a proxy by the standard header',
      address: '127.0.0.1',
      headers: { host: HOST, forwarded: 'for=203.0.113.9' },
      local: false,
    },
    { reason: 'a connection that is gone', address: undefined, headers: { host: HOST }, local: false },
  ])('$reason', ({ address, headers, local }) => {
    expect(isLocalCaller({ remoteAddress: address, headers })).toBe(local);
  });
});

describe('isForeignOrigin', () => {
  test.each([
    { reason: 'a program sends no Origin', headers: { host: HOST }, foreign: false },
    { reason: 'our own page', headers: { host: HOST, origin: `http://${HOST}` }, foreign: false },
    { reason: 'another site', headers: { host: HOST, origin: 'https://evil.example' }, foreign: true },
    {
      reason: 'another port of this machine',
      headers: { host: HOST, origin: 'http://127.0.0.1:9290' },
      foreign: true,
    },
    { reason: 'a page without an origin', headers: { host: HOST, origin: 'null' }, foreign: true },
    {
      reason: 'a GET that a browser sends for another site',
      headers: { host: HOST, 'sec-fetch-site': 'cross-site' },
      foreign: true,
    },
  ])('$reason', ({ headers, foreign }) => {
    expect(isForeignOrigin({ remoteAddress: '127.0.0.1', headers })).toBe(foreign);
  });
});

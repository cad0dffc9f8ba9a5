import { expect, test } from 'vitest';
import { isForbiddenAddress } from './forbidden-address.ts';

test.each([
  ['169.254.169.254', true],
  ['169.254.0.1', true],
  ['169.255.0.1', false],
  ['fe80::1', true],
  ['fe80::1%eth0', true],
  ['febf::1', true],
  ['fec0::1', false],
  ['::ffff:169.254.169.254', true],
  ['::ffff:a9fe:a9fe', true],
  ['::169.254.169.254', true],
  ['64:ff9b::a9fe:a9fe', true],
  ['2002:a9fe:a9fe::1', true],
  ['fd00:ec2::254', true],
  ['100.100.100.200', true],
  ['168.63.129.16', true],
  ['127.0.0.1', false],
  ['10.0.0.1', false],
  ['::1', false],
  ['2001:db8::1', false],
  ['example.com', false],
])('%s is forbidden: %s', (address, expected) => {
  expect(isForbiddenAddress(address)).toBe(expected);
});

import { BlockList } from 'node:net';
import { expect, test } from 'vitest';
import { reachOfAddress } from './address-reach.ts';

test.each([
  ['169.254.169.254', 'metadata'],
  ['169.254.0.1', 'metadata'],
  ['169.255.0.1', 'network'],
  ['fe80::1', 'metadata'],
  ['fe80::1%eth0', 'metadata'],
  ['febf::1', 'metadata'],
  ['fec0::1', 'network'],
  ['::ffff:169.254.169.254', 'metadata'],
  ['::ffff:a9fe:a9fe', 'metadata'],
  ['::169.254.169.254', 'metadata'],
  ['::ffff:0:169.254.169.254', 'metadata'],
  ['64:ff9b::a9fe:a9fe', 'metadata'],
  ['2002:a9fe:a9fe::1', 'metadata'],
  ['fd00:ec2::254', 'metadata'],
  ['fd00:ec2::255', 'network'],
  ['100.100.100.200', 'metadata'],
  ['168.63.129.16', 'metadata'],
  ['192.0.0.192', 'metadata'],
  ['127.0.0.1', 'itself'],
  ['127.255.1.2', 'itself'],
  ['0.0.0.0', 'itself'],
  ['::', 'itself'],
  ['::1', 'itself'],
  ['[::1]', 'itself'],
  ['0:0:0:0:0:0:0:1', 'itself'],
  ['::ffff:127.0.0.1', 'itself'],
  ['::ffff:7f00:1', 'itself'],
  ['64:ff9b::7f00:1', 'itself'],
  ['2002:7f00:1::', 'itself'],
  ['10.0.0.1', 'network'],
  ['::2', 'itself'], // 0.0.0.2, IPv4-compatible
  ['2001:db8::1', 'network'],
  ['example.com', undefined],
  ['localhost', undefined],
  ['1.2.3', undefined],
  ['1.2.3.256', undefined],
  ['1::2::3', undefined],
  ['1:2:3:4:5:6:7', undefined],
  ['1:2:3:4:5:6:7:8:9', undefined],
  ['1:2:3:4:5:6:7::8', undefined],
  ['', undefined],
])('%s reaches %s', (address, expected) => {
  expect(reachOfAddress(address)).toBe(expected);
});

test('Node judges the borders of the networks alike', () => {
  const local = new BlockList();
  local.addSubnet('127.0.0.0', 8, 'ipv4');
  local.addSubnet('0.0.0.0', 8, 'ipv4');
  local.addSubnet('169.254.0.0', 16, 'ipv4');
  for (const first of [0, 1, 126, 127, 128, 168, 169, 170, 255]) {
    for (const second of [0, 1, 253, 254, 255]) {
      const address = `${first}.${second}.7.9`;
      expect([address, reachOfAddress(address) !== 'network']).toEqual([
        address,
        local.check(address, 'ipv4'),
      ]);
      const mapped = `::ffff:${address}`;
      expect([mapped, reachOfAddress(mapped)]).toEqual([mapped, reachOfAddress(address)]);
    }
  }
});

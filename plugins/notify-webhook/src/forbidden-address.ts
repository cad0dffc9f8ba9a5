import { BlockList, isIP } from 'node:net';

/**
 * Link-local addresses and the metadata services of clouds, which give credentials to whoever asks from inside. IPv4 mapped into
 * IPv6 is covered by BlockList itself; the other ways to write IPv4 in IPv6 are listed.
 */
const FORBIDDEN = new BlockList();
FORBIDDEN.addSubnet('169.254.0.0', 16, 'ipv4');
FORBIDDEN.addSubnet('fe80::', 10, 'ipv6');
FORBIDDEN.addSubnet('::a9fe:0', 112, 'ipv6'); // IPv4-compatible
FORBIDDEN.addSubnet('64:ff9b::a9fe:0', 112, 'ipv6'); // NAT64
FORBIDDEN.addSubnet('2002:a9fe::', 32, 'ipv6'); // 6to4
FORBIDDEN.addAddress('fd00:ec2::254', 'ipv6'); // AWS
FORBIDDEN.addAddress('fd20:ce::254', 'ipv6'); // Google Cloud
FORBIDDEN.addAddress('168.63.129.16', 'ipv4'); // Azure
FORBIDDEN.addAddress('100.100.100.200', 'ipv4'); // Alibaba Cloud
FORBIDDEN.addAddress('192.0.0.192', 'ipv4'); // Oracle Cloud

/** Whether an IP address must never be posted to. A name is not an address and answers false. */
export function isForbiddenAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  return FORBIDDEN.check(address.replace(/%.*$/, ''), family === 6 ? 'ipv6' : 'ipv4');
}

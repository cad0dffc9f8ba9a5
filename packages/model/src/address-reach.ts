import { parseIpAddress } from './ip-address.ts';

/**
 * What an IP address reaches when a server connects to it on somebody's behalf:
 * - `itself`: the machine that connects.
 * - `metadata`: link-local addresses and the metadata services of clouds, which give credentials to whoever asks from inside.
 * - `network`: anything else.
 */
export type AddressReach = 'itself' | 'metadata' | 'network';

const prefix = (address: string, bits: number, reach: AddressReach) => ({
  bytes: parseIpAddress(address) ?? [],
  bits,
  reach,
});
/** Of an IPv4 network: its bits count from those that mark it as mapped. */
const v4 = (address: string, bits: number, reach: AddressReach) => prefix(address, 96 + bits, reach);

const PREFIXES = [
  v4('127.0.0.0', 8, 'itself'),
  v4('0.0.0.0', 8, 'itself'),
  prefix('::1', 128, 'itself'),
  prefix('::', 128, 'itself'),
  v4('169.254.0.0', 16, 'metadata'),
  prefix('fe80::', 10, 'metadata'),
  prefix('fd00:ec2::254', 128, 'metadata'), // AWS
  prefix('fd20:ce::254', 128, 'metadata'), // Google Cloud
  v4('168.63.129.16', 32, 'metadata'), // Azure
  v4('100.100.100.200', 32, 'metadata'), // Alibaba Cloud
  v4('192.0.0.192', 32, 'metadata'), // Oracle Cloud
];

/** Where other ways to write IPv4 in IPv6 hold its four bytes. */
const EMBEDDINGS = [
  { within: prefix('::', 96, 'network'), at: 12 }, // IPv4-compatible
  { within: prefix('::ffff:0:0:0', 96, 'network'), at: 12 }, // IPv4-translated
  { within: prefix('64:ff9b::', 96, 'network'), at: 12 }, // NAT64
  { within: prefix('2002::', 16, 'network'), at: 2 }, // 6to4
];

/** What an address reaches, however it is written; undefined when the text is a name and no address. */
export function reachOfAddress(address: string): AddressReach | undefined {
  const bytes = parseIpAddress(address);
  if (!bytes) return undefined;
  const known = PREFIXES.find((network) => isWithin(bytes, network));
  if (known) return known.reach;
  const embedding = EMBEDDINGS.find(({ within }) => isWithin(bytes, within));
  return embedding ? reachOfAddress(bytes.slice(embedding.at, embedding.at + 4).join('.')) : 'network';
}

function isWithin(bytes: readonly number[], network: (typeof PREFIXES)[number]): boolean {
  const whole = Math.floor(network.bits / 8);
  const rest = 8 - (network.bits % 8);
  return (
    network.bytes.slice(0, whole).every((byte, at) => byte === bytes[at]) &&
    (rest === 8 || Number(bytes[whole]) >> rest === Number(network.bytes[whole]) >> rest)
  );
}

/**
 * The 16 bytes of an IP address as resolvers and URLs write it, with IPv4 as IPv6 maps it (`::ffff:a.b.c.d`); undefined when
 * the text is none. A zone (`%eth0`) is left aside.
 */
export function parseIpAddress(text: string): readonly number[] | undefined {
  const plain = text.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  const v4 = parseIpv4(plain);
  return v4 ? [...MAPPED, ...v4] : parseIpv6(plain);
}

const MAPPED: readonly number[] = [...Array<number>(10).fill(0), 255, 255];

function parseIpv4(text: string): readonly number[] | undefined {
  const parts = text.split('.');
  const bytes = parts.map(Number);
  return parts.length === 4 && parts.every((part, at) => /^\d{1,3}$/.test(part) && Number(bytes[at]) < 256)
    ? bytes
    : undefined;
}

function parseIpv6(text: string): readonly number[] | undefined {
  const [head = '', tail, ...more] = text.split('::');
  if (more.length > 0 || !text.includes(':')) return undefined;
  const before = parseGroups(head);
  const after = tail === undefined ? [] : parseGroups(tail);
  if (!before || !after) return undefined;
  const missing = 16 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 2) return undefined;
  return [...before, ...Array<number>(missing).fill(0), ...after];
}

/** Bytes of groups by `:`, the last of which may be an IPv4 address. */
function parseGroups(text: string): readonly number[] | undefined {
  if (text === '') return [];
  const groups = text.split(':');
  const bytes: number[] = [];
  for (const [at, group] of groups.entries()) {
    const v4 = at === groups.length - 1 ? parseIpv4(group) : undefined;
    if (v4) bytes.push(...v4);
    else if (/^[0-9a-f]{1,4}$/i.test(group)) {
      const value = Number.parseInt(group, 16);
      bytes.push(value >> 8, value & 255);
    } else return undefined;
  }
  return bytes;
}

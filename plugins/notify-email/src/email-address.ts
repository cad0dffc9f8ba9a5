import { domainToASCII } from 'node:url';

/** A mailbox: a plain address and the name shown with it. */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** RFC 5322's dot-atom. Quoted local parts, which may hold anything, are refused: nobody has one and attackers do. */
const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const DOMAIN =
  /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;
const NAMED = /^(?<name>[^<>"\p{Cc}]*)<(?<address>[^<>]+)>$/u;

/** One plain address, its domain in ASCII; undefined for anything else: several, named, with a line break, too long. */
export function parseAddress(text: string): string | undefined {
  const at = text.lastIndexOf('@');
  if (at < 1 || text.length > 254) return undefined;
  const local = text.slice(0, at);
  const domain = domainToASCII(text.slice(at + 1));
  // domainToASCII also decodes percent signs and drops tabs, so only names that it leaves alone or encodes are taken.
  const plain = !/[%\s\p{Cc}]/u.test(text);
  return plain && local.length <= 64 && LOCAL.test(local) && DOMAIN.test(domain)
    ? `${local}@${domain}`
    : undefined;
}

/** `address` or `Name <address>`. */
export function parseMailbox(text: string): Mailbox | undefined {
  const named = NAMED.exec(text.trim())?.groups;
  const address = parseAddress((named?.address ?? text).trim());
  return address ? { name: named?.name?.trim() ?? '', address } : undefined;
}

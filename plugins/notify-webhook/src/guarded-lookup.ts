import { type LookupAddress, lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isForbiddenAddress } from './forbidden-address.ts';

/** The name resolves to an address that must never be posted to. */
export class ForbiddenAddressError extends Error {
  override readonly name = 'ForbiddenAddressError';
}

/** Resolves a name to all its addresses, as `dns.lookup` with `all` does. */
export type LookupAll = (
  hostname: string,
  options: { readonly all: true; readonly family?: number | string; readonly hints?: number },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * A lookup for `http.request` that fails on forbidden addresses. The socket connects to the very addresses judged here, so
 * a name that answers differently the second time (DNS rebinding) gains nothing.
 */
export function guardedLookup(lookupAll: LookupAll = systemLookup): LookupFunction {
  return (hostname, options, callback) => {
    const { family, hints } = options;
    const asked = {
      all: true,
      ...(family !== undefined && { family }),
      ...(hints !== undefined && { hints }),
    } as const;
    lookupAll(hostname, asked, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || !first) return callback(error ?? new Error('no address found'), []);
      if (addresses.some(({ address }) => isForbiddenAddress(address))) {
        return callback(new ForbiddenAddressError(`${hostname} resolves to a forbidden address`), []);
      }
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

const systemLookup: LookupAll = (hostname, { all, family, hints }, callback) => {
  const asked = family === 'IPv4' ? 4 : family === 'IPv6' ? 6 : Number(family ?? 0);
  lookup(hostname, { all, family: asked, ...(hints !== undefined && { hints }) }, callback);
};

/** One answer of a resolver, as Node's `dns.lookup` gives it. */
export interface ResolvedAddress {
  readonly address: string;
  readonly family: number;
}

/** Resolves a name to all its addresses, as `dns.lookup` with `all` does. */
export type LookupAll = (
  hostname: string,
  options: { readonly all: true; readonly family?: number; readonly hints?: number },
  callback: (error: Error | null, addresses: ResolvedAddress[]) => void,
) => void;

/** What Node's sockets ask a lookup, and how they want it answered. */
export interface LookupOptions {
  readonly all?: boolean | undefined;
  readonly family?: number | 'IPv4' | 'IPv6' | undefined;
  readonly hints?: number | undefined;
}
export type LookupCallback = (
  error: Error | null,
  address: string | ResolvedAddress[],
  family?: number,
) => void;
export type GuardedLookup = (hostname: string, options: LookupOptions, callback: LookupCallback) => void;

/** A name resolves to an address that must not be connected to. */
export class ForbiddenAddressError extends Error {
  override readonly name = 'ForbiddenAddressError';
}

/**
 * A lookup for `http.request` that fails when any address of a name is forbidden. The socket connects to the very addresses
 * judged here, so a name that answers differently the second time (DNS rebinding) gains nothing. A literal address is
 * connected to without a lookup: judge it apart.
 */
export function guardedLookup(
  lookupAll: LookupAll,
  isForbidden: (address: string, hostname: string) => boolean,
): GuardedLookup {
  return (hostname, { all, family, hints }, callback) => {
    const asked = {
      all: true,
      ...(family !== undefined && { family: FAMILIES[family] ?? Number(family) }),
      ...(hints !== undefined && { hints }),
    } as const;
    lookupAll(hostname, asked, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || !first) return callback(error ?? new Error('no address found'), []);
      if (addresses.some(({ address }) => isForbidden(address, hostname))) {
        return callback(new ForbiddenAddressError(`${hostname} resolves to a forbidden address`), []);
      }
      if (all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

const FAMILIES: Readonly<Record<string | number, number>> = { IPv4: 4, IPv6: 6 };

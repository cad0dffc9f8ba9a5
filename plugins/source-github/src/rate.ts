import type { FarEndLimit } from '@watchbill/catalog';

export interface RateMeter {
  /** Takes over what the headers of an answer say. */
  read(headers: Headers): void;
  /** Undefined before the first answer, and where there is no limit. */
  current(): FarEndLimit | undefined;
  /** Requests sent, and those of them that counted against the limit. */
  sent(): { readonly requests: number; readonly counted: number };
  count(status: number): void;
}

export function createRateMeter(name: string): RateMeter {
  let rate: FarEndLimit | undefined;
  let requests = 0;
  let counted = 0;
  return {
    read: (headers) => {
      if (headers.get('x-ratelimit-resource') !== 'core') return;
      const [limit, remaining, reset] = ['limit', 'remaining', 'reset'].map((part) =>
        Number(headers.get(`x-ratelimit-${part}`) ?? Number.NaN),
      ) as [number, number, number];
      if ([limit, remaining, reset].some(Number.isNaN)) return;
      rate = { name, limit, remaining, resetsAt: new Date(reset * 1000) };
    },
    current: () => rate,
    sent: () => ({ requests, counted }),
    count: (status) => {
      requests += 1;
      // GitHub does not count an answer that says "as before".
      if (status !== 304) counted += 1;
    },
  };
}

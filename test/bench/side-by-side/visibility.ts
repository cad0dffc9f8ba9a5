import { setTimeout as sleep } from 'node:timers/promises';
import { type HttpConnection, openHttp } from './http-connection.ts';

const WITHIN_MS = 30 * 60_000;
/** Asking takes at most a twentieth of the time, so that it hardly slows what it waits for. */
const SHARE = 20;
const LEAST_PAUSE_MS = 2;

/** When (in milliseconds since 1970) the catalog first answered as it must. */
export async function seenAt(
  url: string,
  isThere: (connection: HttpConnection) => Promise<boolean>,
): Promise<number> {
  const connection = await openHttp(url);
  try {
    for (const deadline = Date.now() + WITHIN_MS; Date.now() < deadline; ) {
      const askedAt = performance.now();
      if (await isThere(connection)) return Date.now();
      await sleep(Math.max(LEAST_PAUSE_MS, (performance.now() - askedAt) * (SHARE - 1)));
    }
    throw new Error(`${url} does not show what it was told, after ${WITHIN_MS / 60_000} minutes`);
  } finally {
    connection.close();
  }
}

/** All entities are there, and with them the relations that come last: those back to their owners. */
export function allVisible(
  entities: number,
  owned: number,
): (connection: HttpConnection) => Promise<boolean> {
  return async (connection) => {
    const count = await connection.request({ path: '/entities/by-query?limit=1&fields=kind' });
    if ((JSON.parse(count) as { totalItems: number }).totalItems < entities) return false;
    const facets = await connection.request({
      path: '/entity-facets?facet=relations.ownerOf&facet=relations.ownedBy',
    });
    const { facets: counts } = JSON.parse(facets) as { facets: Record<string, readonly { count: number }[]> };
    return Object.values(counts).every(
      (values) => values.reduce((sum, { count }) => sum + count, 0) >= owned,
    );
  };
}

/** Each of these entities has this description. */
export function described(
  refs: readonly string[],
  description: string,
): (connection: HttpConnection) => Promise<boolean> {
  return async (connection) => {
    const body = { entityRefs: refs, fields: ['metadata.description'] };
    const answer = await connection.request({ path: '/entities/by-refs', body });
    const { items } = JSON.parse(answer) as {
      items: readonly ({ metadata?: { description?: string } } | null)[];
    };
    return items.every((item) => item?.metadata?.description === description);
  };
}

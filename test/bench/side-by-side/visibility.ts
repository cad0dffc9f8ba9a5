import { setTimeout as sleep } from 'node:timers/promises';
import { type HttpConnection, openHttp } from './http-connection.ts';

const WITHIN_MS = 30 * 60_000;
/** Of the time so far: asking hardly slows what it waits for, and no wait is much longer than what is measured. */
const PAUSE_SHARE = 0.02;
const PAUSE_MS = { least: 2, most: 2000 };

/** When (in milliseconds since 1970) the catalog first answered as it must. */
export async function seenAt(
  url: string,
  isThere: (connection: HttpConnection) => Promise<boolean>,
): Promise<number> {
  const connection = await openHttp(url);
  try {
    const beganAt = Date.now();
    while (Date.now() < beganAt + WITHIN_MS) {
      if (await isThere(connection)) return Date.now();
      const pause = (Date.now() - beganAt) * PAUSE_SHARE;
      await sleep(Math.min(PAUSE_MS.most, Math.max(PAUSE_MS.least, pause)));
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

import type { Elsewhere } from '@watchbill/server';
import type { ApiClient } from './api-client.ts';

const ENTITIES =
  'query Exists($filter: JSON, $first: Int) { entities(filter: $filter, first: $first) { nodes { ref } } }';
const AT_ONCE = 200;

interface Page {
  readonly entities: { readonly nodes: readonly { readonly ref: string }[] };
}

/** The catalog of a server, as a place where references may lead. */
export function liveCatalog(client: ApiClient): Elsewhere {
  return {
    name: `the catalog of ${client.url}`,
    find: async (refs) => {
      const found = new Set<string>();
      for (let start = 0; start < refs.length; start += AT_ONCE) {
        const some = refs.slice(start, start + AT_ONCE);
        const filter = { ref: { $in: some } };
        const { entities } = await client.query<Page>(ENTITIES, { filter, first: some.length });
        for (const { ref } of entities.nodes) found.add(ref);
      }
      return found;
    },
  };
}

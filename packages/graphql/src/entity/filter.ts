import type { EntityFilter } from '@watchbill/catalog';
import { InputError } from '@watchbill/model';

export const FILTER_ARG = {
  type: 'JSON',
  description:
    'A predicate as in Backstage: fields with a value or a map of `$exists`, `$in`, `$contains`, `$hasPrefix`, combined by `$all`, `$any`, `$not`; e.g. `{ kind: "Component", owner: "group:default/payments" }`. Fields: ref kind namespace name title description type lifecycle owner system tag health source, `relations.<name>`, and paths of the descriptor such as `metadata.annotations.acme.org/tier`. Case does not matter. GraphQL cannot write names with `$` or dots in a query: pass such a filter as a variable. Code BAD_USER_INPUT for an unknown field or operator.',
} as const;

export const QUERY_ARG = {
  description: 'Words to look for in name, title, description, tags and owner.',
} as const;

/** @throws InputError when the filter is no map; what is in it is the catalog's to judge. */
export function readFilter(filter: unknown): EntityFilter | undefined {
  if (filter === null || filter === undefined) return undefined;
  if (typeof filter === 'object' && !Array.isArray(filter)) return filter as EntityFilter;
  throw new InputError(`filter ${JSON.stringify(filter)}: expected a map, e.g. { "kind": "Component" }`);
}

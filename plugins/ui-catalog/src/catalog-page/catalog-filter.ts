import { HEALTH_STATES, type HealthState } from '@watchbill/model';

/** What the catalog list shows, as its address says. `undefined` means any. */
export interface CatalogFilter {
  readonly query: string;
  readonly kind: string | undefined;
  readonly owner: string | undefined;
  readonly health: HealthState | undefined;
  readonly order: 'NAME' | 'HEALTH';
}

export const DEFAULT_KIND = 'Component';
const ANY_KIND = 'all';

/** Reads the search part of an address. What it does not understand is left out. */
export function readCatalogFilter(search: URLSearchParams): CatalogFilter {
  const kind = search.get('kind') ?? DEFAULT_KIND;
  const health = search.get('health')?.toUpperCase();
  return {
    query: search.get('q') ?? '',
    kind: kind === ANY_KIND ? undefined : kind,
    owner: search.get('owner') ?? undefined,
    health: HEALTH_STATES.find((state) => state === health),
    order: search.get('sort') === 'health' ? 'HEALTH' : 'NAME',
  };
}

/** The shortest search part that `readCatalogFilter` reads as this filter. */
export function writeCatalogFilter(filter: CatalogFilter): URLSearchParams {
  const search = new URLSearchParams();
  if (filter.query) search.set('q', filter.query);
  if (filter.kind !== DEFAULT_KIND) search.set('kind', filter.kind ?? ANY_KIND);
  if (filter.owner) search.set('owner', filter.owner);
  if (filter.health) search.set('health', filter.health.toLowerCase());
  if (filter.order === 'HEALTH') search.set('sort', 'health');
  return search;
}

export type FilterName = 'kind' | 'owner' | 'health';

/** The API's predicate; `without` leaves one field out, for counting what its other values would give. */
export function predicateOf(filter: CatalogFilter, without?: FilterName): Readonly<Record<string, string>> {
  const fields = { kind: filter.kind, owner: filter.owner, health: filter.health };
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value && name !== without ? [[name, value]] : [])),
  );
}

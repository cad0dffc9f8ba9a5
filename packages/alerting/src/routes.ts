import type { Contact, Severity } from '@watchbill/model';

/** Where the configuration sends incidents whose owners cannot be reached. */
export interface Routes {
  /** Every route that matches is used. */
  readonly routes: readonly Route[];
  /** Used when no route matches. */
  readonly fallback: readonly Contact[];
}

export interface Route {
  /** How the configuration names it, e.g. `routes[2]`. */
  readonly place: string;
  readonly match: RouteMatch;
  readonly notify: readonly Contact[];
}

/** All given fields must match, each by any of its values. Refs are in their one stored form, kinds in lower case. */
export interface RouteMatch {
  readonly owner?: readonly string[];
  readonly entity?: readonly string[];
  readonly system?: readonly string[];
  readonly kind?: readonly string[];
  readonly severity?: readonly Severity[];
}

/** What of an incident its way depends on. */
export interface RoutedIncident {
  readonly entityRef: string;
  /** Who answers for it; as stated where no such owner exists. */
  readonly ownerRef: string | null;
  /** How that is known, as a clause, where no descriptor says it. */
  readonly ownerBecause?: string | null;
  /** The systems that it is part of, directly or not. */
  readonly systemRefs: readonly string[];
  readonly severity: Severity;
}

export const NO_ROUTES: Routes = { routes: [], fallback: [] };

export function matchesRoute(
  { owner, entity, system, kind, severity }: RouteMatch,
  incident: RoutedIncident,
): boolean {
  const { entityRef, ownerRef, systemRefs } = incident;
  const isAnyOf = (wanted: readonly string[] | undefined, values: readonly string[]) =>
    wanted === undefined || values.some((value) => wanted.includes(value));
  return (
    isAnyOf(owner, ownerRef === null ? [] : [ownerRef]) &&
    isAnyOf(entity, [entityRef]) &&
    isAnyOf(system, systemRefs) &&
    isAnyOf(kind, [entityRef.slice(0, entityRef.indexOf(':'))]) &&
    isAnyOf(severity, [incident.severity])
  );
}

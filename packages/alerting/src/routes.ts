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
  /** As stated, even when no such owner exists. */
  readonly ownerRef: string | null;
  readonly systemRef: string | null;
  readonly severity: Severity;
}

export const NO_ROUTES: Routes = { routes: [], fallback: [] };

export function matchesRoute(
  { owner, entity, system, kind, severity }: RouteMatch,
  incident: RoutedIncident,
): boolean {
  const isOneOf = (wanted: readonly string[] | undefined, value: string | null) =>
    wanted === undefined || (value !== null && wanted.includes(value));
  return (
    isOneOf(owner, incident.ownerRef) &&
    isOneOf(entity, incident.entityRef) &&
    isOneOf(system, incident.systemRef) &&
    isOneOf(kind, incident.entityRef.slice(0, incident.entityRef.indexOf(':'))) &&
    isOneOf(severity, incident.severity)
  );
}

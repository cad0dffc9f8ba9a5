import type { DeliveryInfo, IncidentDetail } from '../queries/get-incident.ts';

/** One point of an incident's story. */
export type TrailEntry =
  | { readonly type: 'started'; readonly at: string }
  | { readonly type: 'acknowledged'; readonly at: string; readonly by: string | null }
  | { readonly type: 'resolved'; readonly at: string }
  | { readonly type: 'delivery'; readonly at: string; readonly delivery: DeliveryInfo };

/** The story in the order in which it happened. */
export function trailEntries(incident: IncidentDetail): readonly TrailEntry[] {
  const { startedAt, acknowledgedAt, acknowledgedBy, resolvedAt, deliveries } = incident;
  const entries: readonly TrailEntry[] = [
    { type: 'started', at: startedAt },
    ...(acknowledgedAt ? [{ type: 'acknowledged' as const, at: acknowledgedAt, by: acknowledgedBy }] : []),
    ...(resolvedAt ? [{ type: 'resolved' as const, at: resolvedAt }] : []),
    ...deliveries.map((delivery) => ({ type: 'delivery' as const, at: delivery.createdAt, delivery })),
  ];
  return entries.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

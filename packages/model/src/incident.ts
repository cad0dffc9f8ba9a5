export const INCIDENT_STATES = ['OPEN', 'ACKNOWLEDGED', 'RESOLVED'] as const;
export type IncidentState = (typeof INCIDENT_STATES)[number];

export const DELIVERY_STATES = ['PENDING', 'DELIVERED', 'FAILED', 'SUPPRESSED'] as const;
/**
 * - `PENDING`: to be sent, or to be tried again.
 * - `DELIVERED`: the far end accepted it.
 * - `FAILED`: refused for good, or tried until it was too old to matter.
 * - `SUPPRESSED`: deliberately not sent; the reason says why.
 */
export type DeliveryState = (typeof DELIVERY_STATES)[number];

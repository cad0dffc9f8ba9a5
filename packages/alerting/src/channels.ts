/** Told, with its id, when an incident or one of its deliveries changes. */
export const INCIDENT_CHANGED = 'incident_changed';
/** Told, without a text, when there is something to deliver. */
export const DELIVERY_PENDING = 'delivery_pending';

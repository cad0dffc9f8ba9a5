export { acknowledgeIncident } from './acknowledge-incident.ts';
export { applyTransitions, type IncidentChange } from './apply-transitions.ts';
export { DELIVERY_PENDING, INCIDENT_CHANGED } from './channels.ts';
export { type ClaimedDelivery, claimDeliveries, type DeliveryClaim } from './claim-deliveries.ts';
export { closeUnwatchedIncidents } from './close-unwatched-incidents.ts';
export { type CompletedAttempt, completeDelivery } from './complete-delivery.ts';
export { countOpenIncidents } from './count-open-incidents.ts';
export { cutText } from './cut-text.ts';
export { deleteOldIncidents } from './delete-old-incidents.ts';
export { deliveriesOfIncidents } from './deliveries-of-incidents.ts';
export type { Delivery } from './delivery.ts';
export { createDeliveryDuty, type DeliveryDuty, type DeliveryDutyOptions } from './delivery-duty.ts';
export { findIncidents } from './find-incidents.ts';
export type { Incident } from './incident.ts';
export { incidentCursor } from './incident-cursor.ts';
export { incidentsOfEntities } from './incidents-of-entities.ts';
export { type IncidentPage, type IncidentQuery, listIncidents } from './list-incidents.ts';
export { nextAttemptAt } from './next-attempt-at.ts';
export {
  type NotificationLine,
  type NotificationText,
  printLine,
  renderNotification,
} from './notification-text.ts';
export type { DeliveryResult, Notifier } from './notifier.ts';
export { type OptionReader, readNotifierOptions } from './option-reader.ts';
export { type PlacedValue, parseRoutes } from './parse-routes.ts';
export { renameIncidents } from './rename-incidents.ts';
export { NO_ROUTES, type Route, type RouteMatch, type Routes } from './routes.ts';
export type { TransitionContext } from './transition-context.ts';

import type { Incident } from '@watchbill/alerting';
import type { CatalogEntity, PastEntity } from '@watchbill/catalog';
import type { ScheduledCheck, StoredRun } from '@watchbill/checks';
import type { Health } from '@watchbill/health';
import { builder } from './builder.ts';

/** An entity as it is, or as it was at a time. */
export type EntityThen = CatalogEntity | PastEntity;

// The types that refer to one another in circles, apart from what they hold: each slice imports these, and none another's fields.
export const EntityNode = builder.interfaceRef<EntityThen>('Entity');
export const CheckNode = builder.objectRef<ScheduledCheck>('Check');
export const RunNode = builder.objectRef<StoredRun>('Run');
export const IncidentNode = builder.objectRef<Incident>('Incident');
export const HealthNode = builder.objectRef<Health>('Health');

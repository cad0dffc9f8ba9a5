export { type AddressReach, reachOfAddress } from './address-reach.ts';
export { ANNOTATION } from './annotations.ts';
export {
  CHECK_KIND,
  type CheckDefinition,
  type Confirmation,
  parseCheckDefinition,
} from './check-definition.ts';
export {
  CODEOWNERS_PLACES,
  type Codeowners,
  type CodeownersFault,
  MAX_CODEOWNERS_BYTES,
  parseCodeowners,
  tooLargeCodeowners,
} from './codeowners/codeowners.ts';
export { type CodeownersEvidence, codeownersEvidence } from './codeowners/codeowners-evidence.ts';
export type { CodeownersRule } from './codeowners/codeowners-line.ts';
export { codeownersOf, codeownersOfFolder } from './codeowners/codeowners-of.ts';
export { type Contact, contactsOf, EMAIL_NOTIFIER, type Profile, profileOf } from './contact.ts';
export { type DebugTarget, debugCommand } from './debug-command.ts';
export { formatDuration, parseDuration } from './duration.ts';
export type { Entity, EntityLink, EntityMetadata } from './entity.ts';
export { type EntityFault, formatPath } from './entity-fault.ts';
export {
  DEFAULT_NAMESPACE,
  type EntityRef,
  entityRefOf,
  normalizeEntityRef,
  parseEntityRef,
  type RefContext,
  stringifyEntityRef,
} from './entity-ref.ts';
export { type EntityReference, type ReferenceField, referencesOfEntity } from './entity-references.ts';
export { ConflictError, InputError, NotAllowedError, NotFoundError } from './errors.ts';
export { type Fault, formatFault, type SourcePosition } from './fault.ts';
export {
  ForbiddenAddressError,
  type GuardedLookup,
  guardedLookup,
  type LookupAll,
  type ResolvedAddress,
} from './guarded-lookup.ts';
export { HEALTH_STATES, type HealthState, worstHealth } from './health-state.ts';
export { DELIVERY_STATES, type DeliveryState, INCIDENT_STATES, type IncidentState } from './incident.ts';
export type { Notification } from './notification.ts';
export { RELATION_INVERSES, type Relation, type RelationName, type RelationType } from './relation.ts';
export { relationsOfEntity } from './relations-of-entity.ts';
export {
  type ConsoleLine,
  RUN_OUTCOMES,
  type RunEvent,
  type RunFailure,
  type RunOutcome,
  type RunRequest,
  type RunResult,
  type RunState,
  type RunStep,
  type RunThreshold,
  type RunTrigger,
} from './run.ts';
export { moreUrgent, SEVERITIES, type Severity } from './severity.ts';
export { showValue } from './show-value.ts';
export { validateEntity } from './validate-entity.ts';

export { type AppliedEvent, applyCheckEvent, type WatchedCheck } from './apply-check-event.ts';
export type { CheckEvent } from './check-health.ts';
export type { EntityTransition } from './entity-transition.ts';
export { forgetHealth } from './forget-health.ts';
export { markLateChecks } from './mark-late-checks.ts';
export { type Health, healthOf, knownHealth } from './read-health.ts';
export { renameHealth } from './rename-health.ts';
export { HEALTH_CHANGED, rollUpEntities } from './roll-up-entities.ts';

import type { HealthState } from '@watchbill/model';

/** An entity as a link needs it. */
export interface EntityName {
  readonly ref: string;
  readonly title: string | null;
}

export const ENTITY_NAME_FIELDS = 'ref title';

export interface HealthInfo {
  readonly state: HealthState;
  readonly since: string;
  readonly reason: string;
  readonly cause: EntityName | null;
}

export const HEALTH_FIELDS = `state since reason cause { ${ENTITY_NAME_FIELDS} }`;

/** An entity as lists show it. */
export interface EntitySummary extends EntityName {
  readonly kind: string;
  readonly type: string | null;
  readonly health: { readonly state: HealthState; readonly reason: string };
}

export const ENTITY_SUMMARY_FIELDS = `${ENTITY_NAME_FIELDS} kind type health { state reason }`;

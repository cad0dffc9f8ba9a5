import type { EntityHealth } from '@watchbill/catalog';
import type { HealthState } from '@watchbill/model';

/** An item of `status.items`, which tools that know Backstage's statuses show. */
export interface StatusItem {
  readonly type: string;
  readonly level: 'info' | 'warning' | 'error';
  readonly message: string;
}

export const HEALTH_STATUS = 'watchbill.dev/health';

/** No verdict is a warning: nobody may take it for good news. */
const LEVELS: Readonly<Record<HealthState, StatusItem['level']>> = {
  HEALTHY: 'info',
  UNKNOWN: 'warning',
  DEGRADED: 'warning',
  FAILING: 'error',
};

export function toStatusItem({ state, since, reason, causeRef }: EntityHealth): StatusItem {
  const cause = causeRef ? ` (caused by ${causeRef})` : '';
  return {
    type: HEALTH_STATUS,
    level: LEVELS[state],
    message: `${state} since ${since.toISOString()}: ${reason}${cause}`,
  };
}

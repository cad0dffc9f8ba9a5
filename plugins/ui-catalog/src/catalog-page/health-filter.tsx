import { HEALTH_STATES, type HealthState } from '@watchbill/model';
import { HealthBadge } from '@watchbill/ui-kit';
import type { FacetValue } from '../queries/count-facets.ts';
import styles from './health-filter.module.css';

/** Trouble first. */
const ORDER = HEALTH_STATES.toSorted((a, b) => rank(a) - rank(b));

interface HealthFilterProps {
  readonly value: HealthState | undefined;
  readonly values: readonly FacetValue[] | undefined;
  readonly onChange: (value: HealthState | undefined) => void;
}

/** How many are in which health, at a glance; a press keeps only those, another press all. */
export function HealthFilter({ value, values, onChange }: HealthFilterProps) {
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>Health</legend>
      {ORDER.map((state) => (
        <button
          key={state}
          type="button"
          className={styles.option}
          aria-pressed={state === value}
          onClick={() => onChange(state === value ? undefined : state)}
        >
          <HealthBadge state={state} />
          <span className={styles.count}>
            {values ? (values.find((entry) => entry.value === state)?.count ?? 0).toLocaleString('en') : '–'}
          </span>
        </button>
      ))}
    </fieldset>
  );
}

function rank(state: HealthState): number {
  return { FAILING: 0, DEGRADED: 1, UNKNOWN: 2, HEALTHY: 3 }[state];
}

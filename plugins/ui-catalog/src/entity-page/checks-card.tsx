import type { HealthState } from '@watchbill/model';
import { Card, EmptyNote } from '@watchbill/ui-kit';
import type { CheckInfo } from '../queries/get-entity.ts';
import { CheckRow } from './check-row.tsx';
import styles from './checks-card.module.css';

const RANK: Record<HealthState, number> = { FAILING: 0, DEGRADED: 1, UNKNOWN: 2, HEALTHY: 3 };

/** Trouble first, each with its last runs and, when it failed, what it saw. */
export function ChecksCard({ checks }: { readonly checks: readonly CheckInfo[] }) {
  const sorted = checks.toSorted(
    (a, b) => RANK[a.health.state] - RANK[b.health.state] || a.name.localeCompare(b.name),
  );
  return (
    <Card title="Checks" count={checks.length} flush>
      {sorted.length === 0 ? (
        <EmptyNote>
          No check watches it, so nobody knows whether it works. Describe one: a k6 script and how often to
          run it.
        </EmptyNote>
      ) : (
        <ul className={styles.list}>
          {sorted.map((check) => (
            <CheckRow key={check.ref} check={check} />
          ))}
        </ul>
      )}
    </Card>
  );
}

import type { RunThreshold } from '@watchbill/model';
import { Card } from '@watchbill/ui-kit';
import styles from './threshold-list.module.css';

export function ThresholdList({ thresholds }: { readonly thresholds: readonly RunThreshold[] }) {
  return (
    <Card title="Breached thresholds" count={thresholds.length}>
      <ul className={styles.list}>
        {thresholds.map(({ metric, threshold }) => (
          <li key={`${metric} ${threshold}`}>
            <code>{threshold}</code> on <code>{metric}</code>
          </li>
        ))}
      </ul>
    </Card>
  );
}

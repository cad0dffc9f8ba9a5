import type { ReactNode } from 'react';
import styles from './columns.module.css';

interface ColumnsProps {
  readonly side: ReactNode;
  readonly children: ReactNode;
}

/** Evidence on the left, people and places on the right; one under the other on a narrow screen. */
export function Columns({ side, children }: ColumnsProps) {
  return (
    <div className={styles.columns}>
      <div className={styles.main}>{children}</div>
      <aside className={styles.side} aria-label="People and places">
        {side}
      </aside>
    </div>
  );
}

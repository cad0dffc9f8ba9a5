import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

interface EmptyStateProps {
  readonly title: string;
  /** Why there is nothing, and what to do about it. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** A whole page or list with nothing to show. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className={styles.state}>
      <p className={styles.title}>{title}</p>
      {children && <p className={styles.text}>{children}</p>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}

/** One line inside a card that has nothing to show. */
export function EmptyNote({ children }: { readonly children: ReactNode }) {
  return <p className={styles.small}>{children}</p>;
}

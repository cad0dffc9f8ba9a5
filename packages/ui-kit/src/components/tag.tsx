import type { ReactNode } from 'react';
import styles from './tag.module.css';

/** A short label with no judgement in it. */
export function Tag({ children }: { readonly children: ReactNode }) {
  return <span className={styles.tag}>{children}</span>;
}

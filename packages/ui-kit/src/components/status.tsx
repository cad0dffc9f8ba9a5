import type { ReactNode } from 'react';
import { classNames } from '../format/class-names.ts';
import styles from './status.module.css';

export type Tone = 'healthy' | 'degraded' | 'failing' | 'unknown' | 'active';

interface StatusProps {
  readonly tone: Tone;
  readonly children: ReactNode;
}

/** A small mark and a word. The word carries the meaning; shape and colour repeat it. */
export function Status({ tone, children }: StatusProps) {
  return (
    <span className={classNames(styles.status, styles[tone])}>
      <span className={styles.dot} aria-hidden="true" />
      {children}
    </span>
  );
}

import type { ReactNode } from 'react';
import { classNames } from '../format/class-names.ts';
import styles from './notice.module.css';
import type { Tone } from './status.tsx';

interface NoticeProps {
  readonly tone: Tone;
  /** Announced when it appears, e.g. because an action did not work. */
  readonly alert?: boolean;
  readonly children: ReactNode;
}

/** A tinted block for the one thing on a page that must be seen first. */
export function Notice({ tone, alert, children }: NoticeProps) {
  return (
    <div className={classNames(styles.notice, styles[tone])} role={alert ? 'alert' : undefined}>
      {children}
    </div>
  );
}

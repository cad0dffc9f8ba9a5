import type { ReactNode } from 'react';
import { classNames } from '../format/class-names.ts';
import styles from './button.module.css';

interface ButtonProps {
  readonly onClick: () => void;
  readonly look?: 'plain' | 'primary' | 'link';
  /** Under way: keeps its focus, does nothing, and is announced as busy. */
  readonly busy?: boolean;
  readonly children: ReactNode;
}

export function Button({ onClick, look = 'plain', busy = false, children }: ButtonProps) {
  return (
    <button
      type="button"
      className={classNames(styles.button, look !== 'plain' && styles[look])}
      aria-disabled={busy}
      aria-busy={busy}
      onClick={() => !busy && onClick()}
    >
      {children}
    </button>
  );
}

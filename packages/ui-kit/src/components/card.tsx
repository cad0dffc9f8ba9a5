import { type ReactNode, useId } from 'react';
import { classNames } from '../format/class-names.ts';
import styles from './card.module.css';

interface CardProps {
  readonly title: string;
  readonly count?: number;
  readonly actions?: ReactNode;
  /** The content brings its own padding, as tables and lists do. */
  readonly flush?: boolean;
  readonly id?: string;
  readonly children: ReactNode;
}

/** A titled region of a page. */
export function Card({ title, count, actions, flush, id, children }: CardProps) {
  const heading = useId();
  return (
    <section className={styles.card} aria-labelledby={heading} id={id}>
      <div className={styles.head}>
        <h2 className={styles.title} id={heading}>
          {title}
        </h2>
        {count !== undefined && <span className={styles.count}>{count.toLocaleString('en')}</span>}
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      <div className={classNames(styles.body, flush && styles.flush)}>{children}</div>
    </section>
  );
}

import { Link } from 'react-router-dom';
import { STATE_CHOICES, type StateChoice } from './incident-states.ts';
import styles from './state-filter.module.css';

export function StateFilter({ chosen }: { readonly chosen: StateChoice }) {
  return (
    <nav className={styles.filter} aria-label="Incidents by state">
      {STATE_CHOICES.map(({ id, label }) => (
        <Link
          key={id}
          to={{ search: id === 'unresolved' ? '' : `?state=${id}` }}
          className={styles.choice}
          aria-current={id === chosen.id ? 'true' : undefined}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}

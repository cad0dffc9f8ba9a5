import { useOpenIncidentCount } from '@watchbill/ui-alerts';
import { NavLink } from 'react-router-dom';
import styles from './navigation.module.css';

export function Navigation() {
  const incidents = useOpenIncidentCount();
  return (
    <nav className={styles.nav} aria-label="Main">
      <NavLink to="/catalog" className={styles.link ?? ''}>
        Catalog
      </NavLink>
      <NavLink to="/checks" className={styles.link ?? ''}>
        Checks
      </NavLink>
      <NavLink to="/incidents" className={styles.link ?? ''}>
        Incidents
        {incidents !== undefined && incidents > 0 && (
          <span className={styles.count}>
            {incidents}
            <span className={styles.hidden}> not resolved</span>
          </span>
        )}
      </NavLink>
      <NavLink to="/quality" className={styles.link ?? ''}>
        Quality
      </NavLink>
      <NavLink to="/sources" className={styles.link ?? ''}>
        Sources
      </NavLink>
    </nav>
  );
}

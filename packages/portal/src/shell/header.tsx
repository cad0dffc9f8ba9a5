import { Icon } from '@watchbill/ui-kit';
import { Link } from 'react-router-dom';
import { useViewer } from '../queries/viewer.ts';
import { WhoButton } from '../who/who-button.tsx';
import styles from './header.module.css';
import { Logo } from './logo.tsx';
import { Navigation } from './navigation.tsx';
import { ThemeToggle } from './theme-toggle.tsx';

export function Header() {
  const viewer = useViewer().data;
  return (
    <header className={styles.header}>
      <Link to="/catalog" className={styles.brand}>
        <Logo />
        <span>Watchbill</span>
      </Link>
      <Navigation />
      <div className={styles.tools}>
        <WhoButton />
        <ThemeToggle />
        {viewer && (
          <span className={styles.viewer} title={viewer.signedIn ? 'Signed in' : 'Not signed in'}>
            <Icon name="person" />
            <span className={styles.name}>{viewer.name}</span>
          </span>
        )}
      </div>
    </header>
  );
}

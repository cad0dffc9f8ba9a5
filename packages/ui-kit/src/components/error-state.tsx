import { ConnectionError } from '../graphql/graphql-error.ts';
import { Button } from './button.tsx';
import styles from './empty-state.module.css';
import { Icon } from './icon.tsx';

interface ErrorStateProps {
  readonly error: Error;
  readonly onRetry?: () => void;
}

/** What could not be shown, in the words of whoever refused, and a way to try again. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const away = error instanceof ConnectionError;
  return (
    <div className={styles.state} role="alert">
      <span className={styles.icon}>
        <Icon name="warning" size={20} />
      </span>
      <p className={styles.title}>{away ? 'The server cannot be reached' : 'This could not be loaded'}</p>
      <p className={styles.text}>{error.message}</p>
      {onRetry && (
        <div className={styles.action}>
          <Button onClick={onRetry}>Try again</Button>
        </div>
      )}
    </div>
  );
}

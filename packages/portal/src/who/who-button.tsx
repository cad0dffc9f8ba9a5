import { Icon } from '@watchbill/ui-kit';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import styles from './who-button.module.css';

const WhoDialog = lazy(async () => ({ default: (await import('./who-dialog.tsx')).WhoDialog }));

const IS_MAC = /mac|iphone|ipad/i.test(navigator.userAgent);

/** Opens the search from anywhere: by click, or with Ctrl K (⌘ K on a Mac). */
export function WhoButton() {
  const [open, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (
        event.key.toLowerCase() !== 'k' ||
        !(event.ctrlKey || event.metaKey) ||
        event.altKey ||
        event.shiftKey
      )
        return;
      event.preventDefault();
      setOpen((was) => !was);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  return (
    <>
      <button
        type="button"
        className={styles.button}
        onClick={() => setOpen(true)}
        aria-haspopup="dialog"
        aria-label="Whose is this? Search"
        aria-keyshortcuts="Control+K Meta+K"
      >
        <Icon name="search" />
        <span className={styles.text}>Whose is this?</span>
        <kbd className={styles.keys}>{IS_MAC ? '⌘ K' : 'Ctrl K'}</kbd>
      </button>
      {open && (
        <Suspense fallback={null}>
          <WhoDialog onClose={close} />
        </Suspense>
      )}
    </>
  );
}

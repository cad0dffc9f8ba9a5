import type { ReactNode } from 'react';
import styles from './frame.module.css';
import { Header } from './header.tsx';
import { StatusBanner } from './status-banner.tsx';
import { useArrival } from './use-arrival.ts';

const MAIN = 'main';

/** What stays while pages change: the header, the banner, and the region that pages appear in. */
export function Frame({ children }: { readonly children: ReactNode }) {
  useArrival(MAIN);
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href={`#${MAIN}`}>
        Skip to content
      </a>
      <Header />
      <StatusBanner />
      <main id={MAIN} tabIndex={-1} className={styles.main}>
        {children}
      </main>
    </div>
  );
}

import type { ReactNode } from 'react';
import { QueryProvider } from '../graphql/query-client.tsx';
import styles from './page.module.css';
import { useTitle } from './use-title.ts';

interface PageProps {
  readonly title: string;
  /** Above the title: where this page belongs, what kind of thing it shows. */
  readonly over?: ReactNode;
  /** Below the title: one sentence. */
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every page: its title (the document's too), its actions, its content. */
export function Page({ title, over, lead, actions, children }: PageProps) {
  useTitle(title);
  return (
    <article className={styles.page}>
      <header className={styles.header}>
        <div className={styles.heading}>
          {over && <div className={styles.over}>{over}</div>}
          <h1 className={styles.title}>{title}</h1>
          {lead && <p className={styles.lead}>{lead}</p>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </article>
  );
}

/** Gives a page the shared query cache, so that it can be mounted in any host. */
export function withQueries(Content: () => ReactNode): () => JSX.Element {
  return function PageWithQueries() {
    return (
      <QueryProvider>
        <Content />
      </QueryProvider>
    );
  };
}

import { Link } from 'react-router-dom';
import { useEntityPath } from '../routes/use-entity-path.ts';
import { ExternalLink } from './external-link.tsx';
import styles from './runbook-links.module.css';

export interface RunbookLink {
  readonly title: string;
  readonly url: string | null;
}

interface RunbookLinksProps {
  readonly entityRef: string;
  readonly runbooks: readonly RunbookLink[];
}

/** The hash under which an entity's page shows its n-th runbook. Messages link to the first as `#runbook`. */
export function runbookAnchor(index: number): string {
  return index === 0 ? 'runbook' : `runbook-${index}`;
}

/** A runbook with an address of its own is linked; one kept in a file is shown on the entity's page. */
export function RunbookLinks({ entityRef, runbooks }: RunbookLinksProps) {
  const path = useEntityPath();
  if (runbooks.length === 0) return <>None</>;
  return (
    <ul className={styles.list}>
      {runbooks.map(({ title, url }, index) => (
        <li key={`${title} ${url}`}>
          {url && /^https?:/i.test(url) ? (
            <ExternalLink href={url}>{title}</ExternalLink>
          ) : (
            <Link to={`${path(entityRef)}#${runbookAnchor(index)}`}>{title}</Link>
          )}
        </li>
      ))}
    </ul>
  );
}

import { Card, ExternalLink, Icon, runbookAnchor } from '@watchbill/ui-kit';
import type { EntityDetail } from '../queries/get-entity.ts';
import styles from './links-card.module.css';

/** The way to the runbook first, then every link that is not a runbook already. */
export function LinksCard({ entity }: { readonly entity: EntityDetail }) {
  const runbookUrls = new Set(entity.runbooks.map(({ url }) => url));
  const links = entity.links.filter(({ url }) => !runbookUrls.has(url));
  return (
    <Card title="Links">
      <ul className={styles.links}>
        {entity.runbooks.map((runbook, index) => (
          <li key={`${runbook.title} ${runbook.url}`} className={styles.runbook}>
            <Icon name="book" />
            {runbook.content === null && runbook.url ? (
              <ExternalLink href={runbook.url}>{runbook.title}</ExternalLink>
            ) : (
              <a href={`#${runbookAnchor(index)}`}>{runbook.title}</a>
            )}
          </li>
        ))}
        {links.map((link) => (
          <li key={link.url}>
            <ExternalLink href={link.url}>{link.title ?? link.url}</ExternalLink>
            {link.type && <span className={styles.type}>{link.type}</span>}
          </li>
        ))}
      </ul>
    </Card>
  );
}

import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { entityLabel } from '../format/entity-label.ts';
import { useEntityPath } from '../routes/use-entity-path.ts';
import styles from './entity-link.module.css';

interface EntityLinkProps {
  readonly entity: { readonly ref: string; readonly title?: string | null };
  readonly children?: ReactNode;
}

export function EntityLink({ entity, children }: EntityLinkProps) {
  const path = useEntityPath();
  return (
    <Link to={path(entity.ref)} className={styles.link} title={entity.ref}>
      {children ?? entityLabel(entity)}
    </Link>
  );
}

/** A reference that somebody wrote down to an entity that nobody described. */
export function MissingEntity({ entityRef }: { readonly entityRef: string }) {
  return (
    <span className={styles.missing}>
      {entityRef} <span className={styles.note}>does not exist</span>
    </span>
  );
}

import { useRouteRef } from '@backstage/core-plugin-api';
import { parseEntityRef } from '@watchbill/model';
import { catalogRouteRef, EmptyState, Page, sourcesRouteRef } from '@watchbill/ui-kit';
import { Link } from 'react-router-dom';
import styles from './entity-not-found.module.css';

export function EntityNotFound({ entityRef }: { readonly entityRef: string }) {
  const catalogPath = useRouteRef(catalogRouteRef);
  const sourcesPath = useRouteRef(sourcesRouteRef);
  const { name } = parseEntityRef(entityRef);
  const search = new URLSearchParams({ q: name, kind: 'all' });
  return (
    <Page title={name} over={entityRef}>
      <EmptyState
        title="No such entity"
        action={
          <span className={styles.actions}>
            <Link to={`${catalogPath()}?${search}`}>Search for “{name}”</Link>
            <Link to={sourcesPath()}>See what was read</Link>
          </span>
        }
      >
        {`No source describes ${entityRef}. It may have been renamed or removed, or its descriptor has a fault.`}
      </EmptyState>
    </Page>
  );
}

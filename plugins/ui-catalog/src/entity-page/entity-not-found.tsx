import { useRouteRef } from '@backstage/core-plugin-api';
import { parseEntityRef } from '@watchbill/model';
import { catalogRouteRef, EmptyState, LoadingState, Page, sourcesRouteRef } from '@watchbill/ui-kit';
import { Link } from 'react-router-dom';
import { useRemoval } from '../queries/get-removal.ts';
import styles from './entity-not-found.module.css';
import { RemovedEntity } from './removed-entity.tsx';

export function EntityNotFound({ entityRef }: { readonly entityRef: string }) {
  const catalogPath = useRouteRef(catalogRouteRef);
  const sourcesPath = useRouteRef(sourcesRouteRef);
  const { data: removal, isPending } = useRemoval(entityRef);
  const { name } = parseEntityRef(entityRef);
  if (isPending)
    return (
      <Page title={name} over={entityRef}>
        <LoadingState lines={4} />
      </Page>
    );
  if (removal) return <RemovedEntity entityRef={entityRef} name={name} removal={removal} />;
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
        {`No source describes ${entityRef}. Its descriptor may have a fault.`}
      </EmptyState>
    </Page>
  );
}

import { useRouteRefParams } from '@backstage/core-plugin-api';
import { stringifyEntityRef } from '@watchbill/model';
import {
  ErrorState,
  entityRouteRef,
  LoadingState,
  Page,
  useEntityPath,
  withQueries,
} from '@watchbill/ui-kit';
import { Navigate, useLocation } from 'react-router-dom';
import { useEntity } from '../queries/get-entity.ts';
import { useLiveHealth } from '../queries/health-changed.ts';
import { EntityDetails } from './entity-details.tsx';
import { EntityNotFound } from './entity-not-found.tsx';

export const EntityPage = withQueries(() => {
  const params = useRouteRefParams(entityRouteRef);
  const ref = stringifyEntityRef(params);
  const { data: entity, error, isPending, refetch } = useEntity(ref);
  useLiveHealth();
  const path = useEntityPath();
  const { hash } = useLocation();

  // It was renamed since: the old name leads here, and the address says the new one.
  if (entity && entity.ref !== ref)
    return <Navigate to={`${path(entity.ref)}${hash}`} state={{ formerly: ref }} replace />;
  if (entity) return <EntityDetails entity={entity} />;
  if (entity === null) return <EntityNotFound entityRef={ref} />;
  return (
    <Page title={params.name} over={ref}>
      {isPending && <LoadingState lines={8} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
    </Page>
  );
});

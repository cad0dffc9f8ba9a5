import { useRouteRefParams } from '@backstage/core-plugin-api';
import { stringifyEntityRef } from '@watchbill/model';
import { ErrorState, entityRouteRef, LoadingState, Page, withQueries } from '@watchbill/ui-kit';
import { useEntity } from '../queries/get-entity.ts';
import { useLiveHealth } from '../queries/health-changed.ts';
import { EntityDetails } from './entity-details.tsx';
import { EntityNotFound } from './entity-not-found.tsx';

export const EntityPage = withQueries(() => {
  const params = useRouteRefParams(entityRouteRef);
  const ref = stringifyEntityRef(params);
  const { data: entity, error, isPending, refetch } = useEntity(ref);
  useLiveHealth();

  if (entity) return <EntityDetails entity={entity} />;
  if (entity === null) return <EntityNotFound entityRef={ref} />;
  return (
    <Page title={params.name} over={ref}>
      {isPending && <LoadingState lines={8} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
    </Page>
  );
});

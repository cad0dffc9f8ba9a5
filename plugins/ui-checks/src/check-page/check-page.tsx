import { useRouteRefParams } from '@backstage/core-plugin-api';
import { stringifyEntityRef } from '@watchbill/model';
import { checkRouteRef, EmptyState, ErrorState, LoadingState, Page, withQueries } from '@watchbill/ui-kit';
import { useCheck } from '../queries/get-check.ts';
import { CheckDetails } from './check-details.tsx';

export const CheckPage = withQueries(() => {
  const params = useRouteRefParams(checkRouteRef);
  const ref = stringifyEntityRef({ kind: 'check', ...params });
  const { data: check, error, isPending, refetch } = useCheck(ref);

  if (check) return <CheckDetails key={ref} check={check} />;
  return (
    <Page title={params.name} over={ref}>
      {isPending && <LoadingState lines={8} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {check === null && (
        <EmptyState title="No such check">
          {`No source describes ${ref}. It may have been renamed or removed, or its descriptor has a fault.`}
        </EmptyState>
      )}
    </Page>
  );
});

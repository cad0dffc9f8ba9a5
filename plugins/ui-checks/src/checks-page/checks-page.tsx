import { Button, Card, EmptyState, ErrorState, LoadingState, Page, withQueries } from '@watchbill/ui-kit';
import { useChecks } from '../queries/list-checks.ts';
import { CheckTable } from './check-table.tsx';
import styles from './checks-page.module.css';

export const ChecksPage = withQueries(() => {
  const list = useChecks();
  const rows = list.data?.pages.flatMap(({ nodes }) => nodes) ?? [];
  const total = list.data?.pages[0]?.totalCount;
  return (
    <Page title="Checks" lead="k6 user flows that really run. What they see is the health of what they mark.">
      <Card title="All checks" {...(total !== undefined && { count: total })} flush>
        {list.isPending && <LoadingState lines={8} />}
        {list.isError && rows.length === 0 && (
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        )}
        {list.isSuccess && rows.length === 0 && (
          <EmptyState title="There are no checks yet">
            A check is a descriptor of the kind Check beside your catalog-info.yaml: which k6 script, for
            which entity, how often.
          </EmptyState>
        )}
        {rows.length > 0 && <CheckTable rows={rows} />}
        {list.hasNextPage && (
          <div className={styles.more}>
            <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              Show more
            </Button>
          </div>
        )}
      </Card>
    </Page>
  );
});

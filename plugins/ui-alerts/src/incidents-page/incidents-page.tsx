import { Button, Card, EmptyState, ErrorState, LoadingState, Page, withQueries } from '@watchbill/ui-kit';
import { useSearchParams } from 'react-router-dom';
import { useLiveIncidents } from '../queries/incident-changed.ts';
import { useIncidents } from '../queries/list-incidents.ts';
import { openFirst, readStateChoice } from './incident-states.ts';
import { IncidentTable } from './incident-table.tsx';
import styles from './incidents-page.module.css';
import { StateFilter } from './state-filter.tsx';

export const IncidentsPage = withQueries(() => {
  const [search] = useSearchParams();
  const choice = readStateChoice(search);
  const list = useIncidents(choice.states);
  useLiveIncidents();
  const rows = openFirst(list.data?.pages.flatMap(({ nodes }) => nodes) ?? []);
  const total = list.data?.pages[0]?.totalCount;
  return (
    <Page title="Incidents">
      <div className={styles.content}>
        <StateFilter chosen={choice} />
        <Card title={choice.label} {...(total !== undefined && { count: total })} flush>
          {list.isPending && <LoadingState lines={6} />}
          {list.isError && rows.length === 0 && (
            <ErrorState error={list.error} onRetry={() => void list.refetch()} />
          )}
          {list.isSuccess && rows.length === 0 && (
            <EmptyState title={choice.id === 'unresolved' ? 'Nothing needs you' : 'No such incidents'}>
              {choice.id === 'unresolved'
                ? 'No incident is open. One opens when a check fails and fails again.'
                : null}
            </EmptyState>
          )}
          {rows.length > 0 && <IncidentTable rows={rows} />}
          {list.hasNextPage && (
            <div className={styles.more}>
              <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                Show more
              </Button>
            </div>
          )}
        </Card>
      </div>
    </Page>
  );
});

import { ErrorState, LoadingState, Page, Tabs, withQueries } from '@watchbill/ui-kit';
import { useQualityCounts } from '../queries/list-quality.ts';
import { ConflictList } from './conflict-list.tsx';
import { OrphanList } from './orphan-list.tsx';
import { RemovedList } from './removed-list.tsx';
import { UnownedList } from './unowned-list.tsx';
import { UnresolvedList } from './unresolved-list.tsx';

/** What of the catalog is in doubt, and so cannot be relied upon at night. */
export const QualityPage = withQueries(() => {
  const { data: counts, error, isPending, refetch } = useQualityCounts();
  return (
    <Page
      title="Data quality"
      lead="What sources disagree about, what leads nowhere, and what nobody answers for."
    >
      {isPending && <LoadingState lines={6} />}
      {error && !counts && <ErrorState error={error} onRetry={() => void refetch()} />}
      {counts && (
        <Tabs
          label="Kinds of doubt"
          tabs={[
            { id: 'owners', label: 'Without owner', count: counts.unowned, content: <UnownedList /> },
            {
              id: 'references',
              label: 'Lead nowhere',
              count: counts.unresolved,
              content: <UnresolvedList />,
            },
            { id: 'conflicts', label: 'Conflicts', count: counts.conflicts, content: <ConflictList /> },
            { id: 'orphans', label: 'Orphans', count: counts.orphans, content: <OrphanList /> },
            { id: 'removed', label: 'Removed lately', count: counts.removed, content: <RemovedList /> },
          ]}
        />
      )}
    </Page>
  );
});

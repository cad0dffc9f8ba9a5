import { EmptyState, ErrorState, LoadingState, Page, withQueries } from '@watchbill/ui-kit';
import { useSources } from '../queries/list-sources.ts';
import { SourceCard } from './source-card.tsx';
import styles from './sources-page.module.css';

export const SourcesPage = withQueries(() => {
  const { data: sources, error, isPending, refetch } = useSources();
  return (
    <Page
      title="Sources"
      lead="Where the catalog's facts come from. A source that cannot be read deletes nothing."
    >
      {isPending && <LoadingState lines={6} />}
      {error && !sources && <ErrorState error={error} onRetry={() => void refetch()} />}
      {sources?.length === 0 && (
        <EmptyState title="No source is configured">
          {`List them under \`sources\` in watchbill.yaml, e.g.\nsources: [{ id: shop, type: files, paths: [./catalog-info] }]`}
        </EmptyState>
      )}
      <div className={styles.list}>
        {sources?.map((source) => (
          <SourceCard key={source.id} source={source} />
        ))}
      </div>
    </Page>
  );
});

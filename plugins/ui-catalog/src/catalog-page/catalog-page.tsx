import { Card, ErrorState, LoadingState, Page, withQueries } from '@watchbill/ui-kit';
import { useFacets } from '../queries/count-facets.ts';
import { useLiveHealth } from '../queries/health-changed.ts';
import { useEntities } from '../queries/list-entities.ts';
import { predicateOf } from './catalog-filter.ts';
import styles from './catalog-page.module.css';
import { CatalogToolbar } from './catalog-toolbar.tsx';
import { EntityTable } from './entity-table.tsx';
import { MoreRows } from './more-rows.tsx';
import { NothingFound } from './nothing-found.tsx';
import { useCatalogFilter } from './use-catalog-filter.ts';

export const CatalogPage = withQueries(() => {
  const [filter, setFilter] = useCatalogFilter();
  const query = filter.query || null;
  const list = useEntities({ filter: predicateOf(filter), query, orderBy: filter.order });
  const facets = useFacets({
    query,
    withoutKind: predicateOf(filter, 'kind'),
    withoutHealth: predicateOf(filter, 'health'),
  });
  useLiveHealth();
  const rows = list.data?.pages.flatMap(({ nodes }) => nodes) ?? [];
  const total = list.data?.pages[0]?.totalCount;

  return (
    <Page title="Catalog">
      <div className={styles.content}>
        <CatalogToolbar filter={filter} onChange={setFilter} facets={facets.data} />
        <Card title={titleOf(filter.kind)} {...(total !== undefined && { count: total })} flush>
          {list.isPending && <LoadingState lines={8} />}
          {list.isError && rows.length === 0 && (
            <ErrorState error={list.error} onRetry={() => void list.refetch()} />
          )}
          {list.isSuccess && rows.length === 0 && <NothingFound filter={filter} onChange={setFilter} />}
          {rows.length > 0 && (
            <>
              <EntityTable rows={rows} filter={filter} onChange={setFilter} dim={list.isPlaceholderData} />
              <MoreRows list={list} />
            </>
          )}
        </Card>
      </div>
    </Page>
  );
});

function titleOf(kind: string | undefined): string {
  if (kind === undefined) return 'Everything';
  if (kind.toUpperCase() === 'API') return 'APIs';
  return kind.endsWith('y') ? `${kind.slice(0, -1)}ies` : `${kind}s`;
}

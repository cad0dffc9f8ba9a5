import { Button, type Column, EmptyState, ErrorState, LoadingState, Table } from '@watchbill/ui-kit';
import { type QualityCounts, type QualityDocument, useQuality } from '../queries/list-quality.ts';
import styles from './quality-table.module.css';

interface QualityTableProps<Row> {
  readonly name: keyof QualityCounts;
  readonly document: QualityDocument<Row>;
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  /** What it means that there is none. */
  readonly none: string;
}

/** One list of the page, fifty rows at a time. */
export function QualityTable<Row>(props: QualityTableProps<Row>) {
  const { name, document, caption, columns, rowKey, none } = props;
  const list = useQuality(name, document);
  const rows = list.data?.pages.flatMap(({ nodes }) => nodes) ?? [];
  if (list.isPending) return <LoadingState lines={6} />;
  if (list.error && rows.length === 0) {
    return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  }
  if (rows.length === 0) return <EmptyState title="Nothing here">{none}</EmptyState>;
  return (
    <div className={styles.table}>
      <Table caption={caption} columns={columns} rows={rows} rowKey={rowKey} />
      {list.hasNextPage && (
        <div className={styles.more}>
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </div>
  );
}

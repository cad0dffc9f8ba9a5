import { type Column, classNames, EmptyNote, formatMilliseconds, Table } from '@watchbill/ui-kit';
import type { RequestInfo } from '../queries/get-run.ts';
import styles from './request-table.module.css';

const COLUMNS: readonly Column<RequestInfo>[] = [
  { header: 'Method', cell: ({ method }) => <span className={styles.method}>{method}</span>, width: '72px' },
  { header: 'URL', cell: urlCell },
  { header: 'Status', cell: statusCell, width: '110px' },
  { header: 'Time', cell: ({ durationMs }) => formatMilliseconds(durationMs), align: 'end', width: '84px' },
];

export function RequestTable({ requests }: { readonly requests: readonly RequestInfo[] }) {
  if (requests.length === 0) return <EmptyNote>No requests.</EmptyNote>;
  return (
    <Table
      caption="Requests, in order"
      columns={COLUMNS}
      rows={requests}
      rowKey={(_, index) => String(index)}
    />
  );
}

function urlCell({ url, error }: RequestInfo) {
  return (
    <div>
      <span className={styles.url}>{url}</span>
      {error && <div className={styles.error}>{error}</div>}
    </div>
  );
}

/** 0 is k6's way to say that no answer came. */
function statusCell({ status }: RequestInfo) {
  const failed = status === 0 || status >= 400;
  return (
    <span className={classNames(styles.status, failed && styles.failed)}>
      {status === 0 ? 'no answer' : status}
    </span>
  );
}

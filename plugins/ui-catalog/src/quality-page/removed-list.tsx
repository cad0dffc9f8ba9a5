import { Button, type Column, EntityLink, RelativeTime } from '@watchbill/ui-kit';
import { listRemovedQuery, type RemovedRow } from '../queries/list-quality.ts';
import { useRestoreEntity } from '../queries/restore-entity.ts';
import styles from './quality-table.module.css';
import { QualityTable } from './quality-table.tsx';

const COLUMNS: readonly Column<RemovedRow>[] = [
  {
    header: 'Entity',
    cell: ({ entityRef, title }) => <EntityLink entity={{ ref: entityRef, title }} />,
    width: '30%',
  },
  { header: 'Removed', cell: removedCell },
  {
    header: 'Was described in',
    cell: ({ location }) => <span className={styles.quiet}>{location}</span>,
    wideOnly: true,
  },
  { header: '', cell: (row) => <Restore entityRef={row.entityRef} />, align: 'end', width: '110px' },
];

export function RemovedList() {
  return (
    <QualityTable
      name="removed"
      document={listRemovedQuery}
      caption="What was removed and can come back"
      columns={COLUMNS}
      rowKey={(row) => row.id}
      none="Nothing was removed lately."
    />
  );
}

function removedCell({ removedAt, source }: RemovedRow) {
  return (
    <span>
      <RelativeTime at={removedAt} /> <span className={styles.quiet}>by {source}</span>
    </span>
  );
}

function Restore({ entityRef }: { readonly entityRef: string }) {
  const restore = useRestoreEntity();
  return (
    <span title={restore.error?.message}>
      <Button busy={restore.isPending} onClick={() => restore.mutate(entityRef)}>
        {restore.error ? 'Try again' : 'Restore'}
      </Button>
    </span>
  );
}

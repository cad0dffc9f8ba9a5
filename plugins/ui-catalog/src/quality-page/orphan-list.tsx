import { Button, type Column, EntityLink, RelativeTime } from '@watchbill/ui-kit';
import { listOrphansQuery, type OrphanRow } from '../queries/list-quality.ts';
import { useReleaseEntity } from '../queries/restore-entity.ts';
import styles from './quality-table.module.css';
import { QualityTable } from './quality-table.tsx';

const COLUMNS: readonly Column<OrphanRow>[] = [
  { header: 'Entity', cell: ({ entity }) => <EntityLink entity={entity} />, width: '30%' },
  {
    header: 'Was described in',
    cell: ({ location, source }) => <span className={styles.quiet}>{`${location}, by ${source}`}</span>,
  },
  { header: 'Why it is there', cell: whyCell },
];

export function OrphanList() {
  return (
    <QualityTable
      name="orphans"
      document={listOrphansQuery}
      caption="What no source tells any more"
      columns={COLUMNS}
      rowKey={(row) => row.entityRef}
      none="Sources tell of everything that is there."
    />
  );
}

function whyCell(row: OrphanRow) {
  if (row.absentSince) {
    return (
      <span>
        its removal is held since <RelativeTime at={row.absentSince} />
      </span>
    );
  }
  return <KeptByHand row={row} />;
}

function KeptByHand({ row: { entityRef, keptBy } }: { readonly row: OrphanRow }) {
  const release = useReleaseEntity();
  return (
    <span>
      {`restored by ${keptBy.join(', ')} `}
      <Button look="link" busy={release.isPending} onClick={() => release.mutate(entityRef)}>
        Let it go
      </Button>
    </span>
  );
}

import { type Column, EntityLink, MissingEntity } from '@watchbill/ui-kit';
import { listUnownedQuery, type UnownedRow } from '../queries/list-quality.ts';
import styles from './quality-table.module.css';
import { QualityTable } from './quality-table.tsx';

const COLUMNS: readonly Column<UnownedRow>[] = [
  { header: 'Entity', cell: ({ entity }) => <EntityLink entity={entity} />, width: '40%' },
  { header: 'Kind', cell: ({ entity }) => <span className={styles.quiet}>{entity.kind}</span>, width: '16%' },
  {
    header: 'Owner',
    cell: ({ ownerRef }) => (ownerRef ? <MissingEntity entityRef={ownerRef} /> : 'Nobody is named'),
  },
];

export function UnownedList() {
  return (
    <QualityTable
      name="unowned"
      document={listUnownedQuery}
      caption="What nobody answers for"
      columns={COLUMNS}
      rowKey={(row) => row.entity.ref}
      none="Everything has an owner that exists."
    />
  );
}

import { type Column, EntityLink } from '@watchbill/ui-kit';
import { listUnresolvedQuery, type UnresolvedRow } from '../queries/list-quality.ts';
import styles from './quality-table.module.css';
import { QualityTable } from './quality-table.tsx';

const COLUMNS: readonly Column<UnresolvedRow>[] = [
  { header: 'Entity', cell: ({ entity }) => <EntityLink entity={entity} />, width: '34%' },
  { header: 'Does not exist', cell: ({ missing }) => <span className={styles.code}>{missing}</span> },
  { header: 'Mentioned in', cell: ({ places }) => <span className={styles.code}>{places.join(', ')}</span> },
];

export function UnresolvedList() {
  return (
    <QualityTable
      name="unresolved"
      document={listUnresolvedQuery}
      caption="References to what does not exist"
      columns={COLUMNS}
      rowKey={(row) => `${row.entity.ref} ${row.missing}`}
      none="Every reference leads to an entity."
    />
  );
}

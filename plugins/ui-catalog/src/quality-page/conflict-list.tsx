import { type Column, EntityLink } from '@watchbill/ui-kit';
import { formatSaid } from '../format-said.ts';
import { type ConflictRow, listConflictsQuery } from '../queries/list-quality.ts';
import styles from './quality-table.module.css';
import { QualityTable } from './quality-table.tsx';

const COLUMNS: readonly Column<ConflictRow>[] = [
  { header: 'Entity', cell: ({ entity }) => <EntityLink entity={entity} />, width: '24%' },
  { header: 'Field', cell: ({ path }) => <span className={styles.code}>{path}</span>, width: '24%' },
  { header: 'Counts', cell: ({ value, source }) => <Said value={value} source={source} /> },
  {
    header: 'Also said',
    cell: ({ otherValue, otherSource }) => <Said value={otherValue} source={otherSource} />,
  },
];

export function ConflictList() {
  return (
    <QualityTable
      name="conflicts"
      document={listConflictsQuery}
      caption="Fields that sources say differently"
      columns={COLUMNS}
      rowKey={(row) => `${row.entity.ref} ${row.path} ${row.otherSource}`}
      none="No two sources say different things of one entity."
    />
  );
}

function Said({ value, source }: { readonly value: unknown; readonly source: string }) {
  return (
    <div>
      <div>{formatSaid(value)}</div>
      <div className={styles.quiet}>{source}</div>
    </div>
  );
}

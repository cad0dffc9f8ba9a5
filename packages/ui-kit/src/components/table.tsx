import type { ReactNode } from 'react';
import { classNames } from '../format/class-names.ts';
import { Icon } from './icon.tsx';
import styles from './table.module.css';

export interface Column<Row> {
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: 'start' | 'end';
  /** A CSS length; columns without one share what is left. */
  readonly width?: string;
  /** Shown only where there is room for it. */
  readonly wideOnly?: boolean;
  /** Makes the header a button; `active` when rows are in this column's order. */
  readonly sort?: { readonly active: boolean; readonly apply: () => void };
}

interface TableProps<Row> {
  /** What the rows are, for those who do not see the page. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row, index: number) => string;
}

/** Rows of facts. On a phone each row becomes a block; roles keep it a table for screen readers. */
export function Table<Row>({ caption, columns, rows, rowKey }: TableProps<Row>) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: CSS display on phones takes the native role away
    <table className={styles.table} role="table">
      <caption className={styles.caption}>{caption}</caption>
      <thead>
        {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
        <tr role="row">
          {columns.map((column) => (
            <HeaderCell key={column.header} column={column} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/a11y/noRedundantRoles: as above
          <tr key={rowKey(row, index)} className={styles.row} role="row">
            {columns.map((column) => (
              // biome-ignore lint/a11y/noRedundantRoles: as above
              <td key={column.header} className={cellClass(column)} data-label={column.header} role="cell">
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function HeaderCell<Row>({ column }: { readonly column: Column<Row> }) {
  const { header, sort, width } = column;
  return (
    <th
      scope="col"
      className={classNames(
        styles.head,
        column.align === 'end' && styles.end,
        column.wideOnly && styles.wide,
      )}
      style={width ? { inlineSize: width } : undefined}
      aria-sort={sort?.active ? 'ascending' : undefined}
    >
      {sort ? (
        <button
          type="button"
          className={classNames(styles.sort, sort.active && styles.sorted)}
          onClick={sort.apply}
          title={`Sort by ${header.toLowerCase()}`}
        >
          {header}
          {sort.active && <Icon name="chevron" size={12} />}
        </button>
      ) : (
        header
      )}
    </th>
  );
}

function cellClass<Row>({ align, wideOnly }: Column<Row>): string {
  return classNames(styles.cell, align === 'end' && styles.end, wideOnly && styles.wide);
}

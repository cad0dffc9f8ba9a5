import {
  type Column,
  classNames,
  EntityLink,
  HealthBadge,
  hasHealth,
  MissingEntity,
  Table,
} from '@watchbill/ui-kit';
import type { EntityRow } from '../queries/list-entities.ts';
import type { CatalogFilter } from './catalog-filter.ts';
import styles from './entity-table.module.css';
import type { ChangeFilter } from './use-catalog-filter.ts';

interface EntityTableProps {
  readonly rows: readonly EntityRow[];
  readonly filter: CatalogFilter;
  readonly onChange: ChangeFilter;
  /** These rows answer an older question; the new answer is on its way. */
  readonly dim: boolean;
}

export function EntityTable({ rows, filter, onChange, dim }: EntityTableProps) {
  const sort = (order: CatalogFilter['order']) => ({
    active: filter.order === order,
    apply: () => onChange({ order }),
  });
  const columns: readonly Column<EntityRow>[] = [
    { header: 'Name', cell: nameCell, width: '36%', sort: sort('NAME') },
    { header: 'Type', cell: (row) => typeOf(row, filter.kind), wideOnly: true },
    { header: 'Owner', cell: ownerCell },
    { header: 'System', cell: systemCell, wideOnly: true },
    { header: 'Health', cell: healthCell, width: '28%', sort: sort('HEALTH') },
  ];
  return (
    <div className={classNames(dim && styles.dim)} aria-busy={dim}>
      <Table caption="Catalog entities" columns={columns} rows={rows} rowKey={(row) => row.ref} />
    </div>
  );
}

function nameCell(row: EntityRow) {
  return (
    <div>
      <div className={styles.name}>
        <EntityLink entity={row} />
        {row.namespace !== 'default' && <span className={styles.namespace}>{row.namespace}</span>}
      </div>
      {row.description && <div className={styles.description}>{row.description}</div>}
    </div>
  );
}

function typeOf(row: EntityRow, shownKind: string | undefined) {
  const parts = shownKind === undefined ? [row.kind, row.type] : [row.type ?? row.kind];
  return <span className={styles.quiet}>{parts.filter(Boolean).join(' · ')}</span>;
}

function ownerCell({ owner, ownerRef }: EntityRow) {
  if (owner) return <EntityLink entity={owner} />;
  return ownerRef ? <MissingEntity entityRef={ownerRef} /> : <span className={styles.quiet}>No owner</span>;
}

function systemCell({ wholes }: EntityRow) {
  const whole = wholes[0]?.relations[0]?.entity;
  return whole ? <EntityLink entity={whole} /> : null;
}

function healthCell({ kind, health }: EntityRow) {
  if (!hasHealth(kind)) return null;
  return (
    <div>
      <HealthBadge state={health.state} />
      {health.state !== 'HEALTHY' && (
        <div className={styles.reason} title={health.reason}>
          {health.reason}
        </div>
      )}
    </div>
  );
}

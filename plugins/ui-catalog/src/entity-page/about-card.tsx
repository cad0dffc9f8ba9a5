import { Card, EntityLink, Facts, MissingEntity } from '@watchbill/ui-kit';
import type { EntityDetail, RelationGroupInfo } from '../queries/get-entity.ts';
import styles from './about-card.module.css';

const PLACES = { partOf: 'Part of', childOf: 'Belongs to', memberOf: 'Member of' } as const;

export function AboutCard({ entity }: { readonly entity: EntityDetail }) {
  const placed = Object.entries(PLACES).map(
    ([type, name]) => [name, wholes(entity.relationGroups.find((group) => group.type === type))] as const,
  );
  return (
    <Card title="About">
      <Facts
        facts={{
          Kind: entity.kind,
          Type: entity.type,
          Lifecycle: entity.lifecycle,
          ...Object.fromEntries(placed),
          'Described in': <span className={styles.location}>{entity.location}</span>,
        }}
      />
    </Card>
  );
}

function wholes(group: RelationGroupInfo | undefined) {
  if (!group) return null;
  const { relations, totalCount } = group;
  return (
    <ul className={styles.list}>
      {relations.map(({ ref, entity }) => (
        <li key={ref}>{entity ? <EntityLink entity={entity} /> : <MissingEntity entityRef={ref} />}</li>
      ))}
      {totalCount > relations.length && <li>{`and ${totalCount - relations.length} more`}</li>}
    </ul>
  );
}

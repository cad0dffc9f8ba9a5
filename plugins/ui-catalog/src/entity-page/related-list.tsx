import { Button, EntityLink, HealthBadge, hasHealth, MissingEntity } from '@watchbill/ui-kit';
import { useState } from 'react';
import type { RelationGroupInfo, RelationInfo } from '../queries/get-entity.ts';
import { useMoreRelations } from '../queries/list-relations.ts';
import styles from './related-list.module.css';

interface RelatedListProps {
  readonly entityRef: string;
  readonly group: RelationGroupInfo;
}

/** In the order of the answer: trouble first, references to nothing last. The rest comes a page at a time. */
export function RelatedList({ entityRef, group }: RelatedListProps) {
  const [asked, ask] = useState(false);
  const more = useMoreRelations(entityRef, group, asked);
  const shown = [
    ...new Map(
      [...group.relations, ...(more.data?.pages.flat() ?? [])].map((one) => [one.ref, one]),
    ).values(),
  ];
  const left = group.totalCount - shown.length;
  return (
    <>
      <ul className={styles.list}>
        {shown.map((relation) => (
          <RelatedRow key={relation.ref} relation={relation} />
        ))}
      </ul>
      {left > 0 && (!asked || more.isFetching || more.hasNextPage) && (
        <div className={styles.more}>
          <Button
            look="link"
            busy={more.isFetching}
            onClick={() => (asked ? void more.fetchNextPage() : ask(true))}
          >
            {`Show more of ${left.toLocaleString('en')}`}
          </Button>
        </div>
      )}
    </>
  );
}

function RelatedRow({ relation: { ref, entity } }: { readonly relation: RelationInfo }) {
  if (!entity) {
    return (
      <li>
        <MissingEntity entityRef={ref} />
      </li>
    );
  }
  return (
    <li>
      <span className={styles.name}>
        <EntityLink entity={entity} />
      </span>
      <span className={styles.kind}>{[entity.kind, entity.type].filter(Boolean).join(' · ')}</span>
      {hasHealth(entity.kind) && (
        <span className={styles.health} title={entity.health.reason}>
          <HealthBadge state={entity.health.state} />
        </span>
      )}
    </li>
  );
}

import type { HealthState } from '@watchbill/model';
import { Button, EntityLink, entityLabel, HealthBadge, hasHealth, MissingEntity } from '@watchbill/ui-kit';
import { useState } from 'react';
import type { RelationInfo } from '../queries/get-entity.ts';
import styles from './related-list.module.css';

const RANK: Record<HealthState, number> = { FAILING: 0, DEGRADED: 1, UNKNOWN: 2, HEALTHY: 3 };
const SHOWN = 10;

/** Trouble first; references to nothing last. */
export function RelatedList({ relations }: { readonly relations: readonly RelationInfo[] }) {
  const [all, showAll] = useState(false);
  const sorted = relations.toSorted((a, b) => rank(a) - rank(b) || label(a).localeCompare(label(b)));
  const shown = all ? sorted : sorted.slice(0, SHOWN);
  return (
    <>
      <ul className={styles.list}>
        {shown.map(({ ref, entity }) => (
          <li key={ref}>
            {entity ? (
              <>
                <span className={styles.name}>
                  <EntityLink entity={entity} />
                </span>
                <span className={styles.kind}>{[entity.kind, entity.type].filter(Boolean).join(' · ')}</span>
                {hasHealth(entity.kind) && (
                  <span className={styles.health} title={entity.health.reason}>
                    <HealthBadge state={entity.health.state} />
                  </span>
                )}
              </>
            ) : (
              <MissingEntity entityRef={ref} />
            )}
          </li>
        ))}
      </ul>
      {shown.length < sorted.length && (
        <div className={styles.more}>
          <Button look="link" onClick={() => showAll(true)}>
            Show all {sorted.length}
          </Button>
        </div>
      )}
    </>
  );
}

function rank({ entity }: RelationInfo): number {
  return entity ? RANK[entity.health.state] : 4;
}

function label({ ref, entity }: RelationInfo): string {
  return entity ? entityLabel(entity) : ref;
}

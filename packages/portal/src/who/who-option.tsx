import { classNames, entityLabel, HealthBadge, hasHealth } from '@watchbill/ui-kit';
import { useEffect, useRef } from 'react';
import type { WhoCandidate } from '../queries/who.ts';
import styles from './who-option.module.css';

interface WhoOptionProps {
  readonly id: string;
  readonly candidate: WhoCandidate;
  readonly chosen: boolean;
  readonly onPoint: () => void;
  readonly onGo: () => void;
}

/** One candidate: the thing, its owner, who these people are, how to reach them, and why we think so. */
export function WhoOption({ id, candidate, chosen, onPoint, onGo }: WhoOptionProps) {
  const { entity, owner, people, contacts, because } = candidate;
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the combobox that owns this list
    // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the combobox, by aria-activedescendant
    <div
      ref={row}
      role="option"
      id={id}
      aria-selected={chosen}
      className={classNames(styles.option, chosen && styles.chosen)}
      onMouseMove={onPoint}
      onClick={onGo}
    >
      <div className={styles.line}>
        <strong className={styles.name}>{entityLabel(entity)}</strong>
        <span className={styles.kind}>{entity.kind}</span>
        {hasHealth(entity.kind) && (
          <span className={styles.health}>
            <HealthBadge state={entity.health.state} />
          </span>
        )}
      </div>
      <div className={styles.owner}>
        {owner ? (
          <>
            Owner <strong>{entityLabel(owner)}</strong>
            {people.length > 0 && <>: {people.map(entityLabel).join(', ')}</>}
          </>
        ) : (
          'No owner is known'
        )}
      </div>
      {contacts.length > 0 && (
        <div className={styles.contacts}>
          {contacts.map(({ notifier, target }) => (
            <span key={`${notifier}:${target}`}>
              {notifier} <code>{target}</code>
            </span>
          ))}
        </div>
      )}
      <div className={styles.because}>Because {because}</div>
    </div>
  );
}

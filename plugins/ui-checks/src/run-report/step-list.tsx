import type { RunStep } from '@watchbill/model';
import { classNames, EmptyNote, Icon } from '@watchbill/ui-kit';
import styles from './step-list.module.css';

interface StepListProps {
  readonly steps: readonly RunStep[];
  /** The run goes on: more steps may come. */
  readonly going: boolean;
}

export function StepList({ steps, going }: StepListProps) {
  const groups = [...new Set(steps.map(({ group }) => group))];
  return (
    <div aria-live={going ? 'polite' : undefined}>
      {steps.length === 0 && (
        <EmptyNote>
          {going ? 'Waiting for the first step…' : 'The script made no checks, or did not come to them.'}
        </EmptyNote>
      )}
      {groups.map((group) => (
        <section key={group} className={styles.group}>
          {group && <h3 className={styles.heading}>{group}</h3>}
          <ul className={styles.steps}>
            {steps
              .filter((step) => step.group === group)
              .map((step) => (
                <Step key={step.name} step={step} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Step({ step: { name, passes, fails } }: { readonly step: RunStep }) {
  const failed = fails > 0;
  return (
    <li className={classNames(styles.step, failed && styles.failed)}>
      <span className={styles.mark}>
        <Icon name={failed ? 'cross' : 'tick'} size={14} />
      </span>
      <span className={styles.name}>{name}</span>
      <span className={styles.word}>
        {failed ? 'failed' : 'passed'}
        {passes + fails > 1 && ` ${failed ? fails : passes} of ${passes + fails}`}
      </span>
    </li>
  );
}

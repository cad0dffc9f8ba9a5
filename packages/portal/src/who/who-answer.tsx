import { classNames, ErrorState } from '@watchbill/ui-kit';
import type { useWho } from '../queries/who.ts';
import styles from './who-dialog.module.css';
import { WhoOption } from './who-option.tsx';

interface WhoAnswerProps {
  readonly id: string;
  readonly question: string;
  readonly answer: ReturnType<typeof useWho>['data'];
  readonly error: Error | null;
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
  readonly onGo: (index: number) => void;
}

export function WhoAnswer({ id, question, answer, error, chosen, onChoose, onGo }: WhoAnswerProps) {
  if (question === '') {
    return (
      <p className={styles.hint}>
        Type or paste what you have: a service name, a repository path, a workload, a hostname, an image, an
        e-mail address, a Slack channel, the labels of an alert.
      </p>
    );
  }
  if (error) return <ErrorState error={error} />;
  if (!answer) return <p className={styles.hint}>Looking…</p>;
  return (
    <>
      <div className={styles.list} role="listbox" id={`${id}-list`} aria-label="Candidates">
        {answer.candidates.map((candidate, index) => (
          <WhoOption
            key={candidate.entity.ref}
            id={`${id}-${index}`}
            candidate={candidate}
            chosen={index === chosen}
            onPoint={() => onChoose(index)}
            onGo={() => onGo(index)}
          />
        ))}
      </div>
      <p className={classNames(styles.hint, answer.candidates.length > 0 && styles.foot)} role="status">
        {answer.candidates.length > 0
          ? `${answer.candidates.length} ${answer.candidates.length === 1 ? 'candidate' : 'candidates'}, best first`
          : `Nobody is known to own “${answer.of}”. Tried: ${answer.tried.join(', ')}.`}
      </p>
    </>
  );
}

import { Icon, useDebounced, useEntityPath } from '@watchbill/ui-kit';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useWho } from '../queries/who.ts';
import { WhoAnswer } from './who-answer.tsx';
import styles from './who-dialog.module.css';

const TYPING_MS = 180;

/** Asks `who` while one types; arrow keys choose among the candidates, Enter goes to the chosen one. */
export function WhoDialog({ onClose }: { readonly onClose: () => void }) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState('');
  const [chosen, choose] = useState(0);
  const question = useDebounced(text.trim(), TYPING_MS);
  const answer = useWho(question);
  const path = useEntityPath();
  const navigate = useNavigate();
  const candidates = question === '' ? [] : (answer.data?.candidates ?? []);

  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  const go = (index: number) => {
    const candidate = candidates[index];
    if (!candidate) return;
    onClose();
    navigate(path(candidate.entity.ref));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined && candidates.length > 0) {
      event.preventDefault();
      choose((chosen + step + candidates.length) % candidates.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      go(chosen);
    }
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the dialog closes it, as Escape does
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-label="Whose is this?"
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className={styles.panel}>
        <div className={styles.field}>
          <Icon name="search" />
          <input
            className={styles.input}
            type="text"
            role="combobox"
            aria-label="Service, repository, workload, hostname, image or alert label"
            aria-expanded={candidates.length > 0}
            aria-controls={`${id}-list`}
            aria-activedescendant={candidates[chosen] && `${id}-${chosen}`}
            aria-autocomplete="list"
            placeholder="Service, repository, workload, hostname, image…"
            spellCheck={false}
            autoComplete="off"
            autoFocus
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              choose(0);
            }}
            onKeyDown={onKeyDown}
          />
          <button type="button" className={styles.close} onClick={onClose} aria-label="Close">
            <kbd>Esc</kbd>
          </button>
        </div>
        <WhoAnswer
          id={id}
          question={question}
          answer={answer.data}
          error={answer.error}
          chosen={chosen}
          onChoose={choose}
          onGo={go}
        />
      </div>
    </dialog>
  );
}

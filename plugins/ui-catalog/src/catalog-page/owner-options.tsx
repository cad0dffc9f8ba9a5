import { classNames, Icon, useDebounced } from '@watchbill/ui-kit';
import { type KeyboardEvent, useId, useState } from 'react';
import type { Predicate } from '../queries/count-facets.ts';
import { useOwners } from '../queries/count-owners.ts';
import styles from './owner-options.module.css';
import { ownerWord } from './owner-word.ts';

const TYPING_MS = 180;

interface OwnerOptionsProps {
  readonly value: string | undefined;
  readonly among: { readonly query: string | null; readonly filter: Predicate };
  readonly onChoose: (value: string | undefined) => void;
  readonly onClose: () => void;
}

/** The list has just been opened by a press: typing goes on in it. */
function focusOnce(input: HTMLInputElement | null) {
  input?.focus();
}

/** Arrow keys move, Enter chooses, Escape leaves; focus stays in the field. */
export function OwnerOptions({ value, among, onChoose, onClose }: OwnerOptionsProps) {
  const id = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const contains = useDebounced(text.trim(), TYPING_MS);
  const { data, isPlaceholderData } = useOwners({ ...among, contains });
  // What is shown meanwhile answers the text before; what does not match this one must not be chosen.
  const found = (data?.values ?? []).filter(({ value: owner }) => owner.includes(text.trim().toLowerCase()));
  const options = [...(text === '' ? [undefined] : []), ...found.map((entry) => entry.value)];
  const chosen = Math.min(at, options.length - 1);
  const left = isPlaceholderData ? 0 : (data?.valueCount ?? 0) - (data?.values.length ?? 0);

  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' && chosen >= 0) onChoose(options[chosen]);
    else if (step !== undefined && options.length > 0)
      setAt((chosen + step + options.length) % options.length);
    else return;
    event.preventDefault();
  };

  return (
    <div className={styles.panel}>
      <div className={styles.field}>
        <Icon name="search" />
        <input
          className={styles.input}
          type="text"
          role="combobox"
          aria-label="Search owners"
          aria-expanded={options.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={chosen >= 0 ? `${id}-${chosen}` : undefined}
          aria-autocomplete="list"
          placeholder="Search owners"
          spellCheck={false}
          autoComplete="off"
          ref={focusOnce}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div
        className={classNames(styles.list, isPlaceholderData && styles.dim)}
        id={`${id}-list`}
        role="listbox"
        aria-label="Owners"
      >
        {options.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the combobox that owns this list
          // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the combobox, by aria-activedescendant
          <div
            key={option ?? ''}
            id={`${id}-${index}`}
            role="option"
            aria-selected={option === value}
            className={classNames(styles.option, index === chosen && styles.chosen)}
            // Focus stays in the field: leaving it would close the list before the press is over.
            onMouseDown={(event) => event.preventDefault()}
            onMouseMove={() => setAt(index)}
            onClick={() => onChoose(option)}
          >
            <span className={styles.word}>{option === undefined ? 'All' : ownerWord(option)}</span>
            <span className={styles.count}>
              {found.find((entry) => entry.value === option)?.count.toLocaleString('en')}
            </span>
          </div>
        ))}
      </div>
      {(left > 0 || (data && !isPlaceholderData && options.length === 0)) && (
        <p className={styles.note} role="status">
          {left > 0
            ? `${left.toLocaleString('en')} more; type to find them`
            : `No owner contains “${contains}”`}
        </p>
      )}
    </div>
  );
}

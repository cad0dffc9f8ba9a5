import { Icon } from '@watchbill/ui-kit';
import { type FocusEvent, useRef, useState } from 'react';
import type { Predicate } from '../queries/count-facets.ts';
import styles from './owner-filter.module.css';
import { OwnerOptions } from './owner-options.tsx';
import { ownerWord } from './owner-word.ts';

interface OwnerFilterProps {
  readonly value: string | undefined;
  /** What owners are counted under: the other choices. */
  readonly among: { readonly query: string | null; readonly filter: Predicate };
  readonly onChange: (value: string | undefined) => void;
}

/** One of any number of owners: they are searched where they are counted, and a few are shown. */
export function OwnerFilter({ value, among, onChange }: OwnerFilterProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) setOpen(false);
  };
  const word = value === undefined ? 'All' : ownerWord(value);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears that focus leaves what it holds
    <div className={styles.filter} onBlur={onBlur}>
      <button
        ref={button}
        type="button"
        className={styles.button}
        aria-haspopup="listbox"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <span className={styles.label}>Owner</span>
        <span className={styles.word}>{word}</span>
        <Icon name="chevron" size={12} />
      </button>
      {open && (
        <OwnerOptions
          value={value}
          among={among}
          onClose={close}
          onChoose={(owner) => {
            onChange(owner);
            close();
          }}
        />
      )}
    </div>
  );
}

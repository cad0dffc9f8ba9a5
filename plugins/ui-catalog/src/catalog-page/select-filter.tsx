import { Icon } from '@watchbill/ui-kit';
import type { FacetValue } from '../queries/count-facets.ts';
import styles from './select-filter.module.css';

const ANY = '';

interface SelectFilterProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly values: readonly FacetValue[];
  readonly wordOf: (value: string) => string;
  readonly onChange: (value: string | undefined) => void;
}

/** A native select: every device and every reader knows how to use it. */
export function SelectFilter({ label, value, values, wordOf, onChange }: SelectFilterProps) {
  const sorted = values.toSorted((a, b) => wordOf(a.value).localeCompare(wordOf(b.value)));
  const isListed = value === undefined || sorted.some((entry) => entry.value === value);
  return (
    <label className={styles.select}>
      <span className={styles.label}>{label}</span>
      <select value={value ?? ANY} onChange={(event) => onChange(event.target.value || undefined)}>
        <option value={ANY}>All</option>
        {!isListed && <option value={value}>{wordOf(value)}</option>}
        {sorted.map((entry) => (
          <option key={entry.value} value={entry.value}>
            {wordOf(entry.value)} ({entry.count.toLocaleString('en')})
          </option>
        ))}
      </select>
      <Icon name="chevron" size={12} />
    </label>
  );
}

import styles from './fault-list.module.css';
import { Status } from './status.tsx';

export interface FaultInfo {
  readonly level: string;
  readonly message: string;
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
}

export const FAULT_FIELDS = 'level message file line column';

/** What is wrong in what a source said, and the very place, as editors and terminals write it. */
export function FaultList({ faults }: { readonly faults: readonly FaultInfo[] }) {
  return (
    <ul className={styles.list}>
      {faults.map((fault) => (
        <li key={`${place(fault)} ${fault.message}`}>
          <div className={styles.place}>
            <Status tone={fault.level === 'error' ? 'failing' : 'degraded'}>
              {fault.level === 'error' ? 'Error' : 'Warning'}
            </Status>
            <span className={styles.file}>{place(fault)}</span>
          </div>
          <p className={styles.message}>{fault.message}</p>
        </li>
      ))}
    </ul>
  );
}

function place({ file, line, column }: FaultInfo): string {
  return [file, line, column].filter((part) => part !== null).join(':');
}

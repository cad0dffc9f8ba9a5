import { classNames, EmptyNote, formatClock } from '@watchbill/ui-kit';
import type { ConsoleLineInfo } from '../queries/get-run.ts';
import styles from './console-lines.module.css';

export function ConsoleLines({ lines }: { readonly lines: readonly ConsoleLineInfo[] }) {
  if (lines.length === 0) return <EmptyNote>The script wrote nothing.</EmptyNote>;
  return (
    <ol className={styles.lines}>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are only ever added at the end
        <li key={index} className={classNames(styles.line, styles[line.level])}>
          <time className={styles.time} dateTime={line.at}>
            {formatClock(line.at)}
          </time>
          <span className={styles.level}>{line.level}</span>
          <span className={styles.text}>{line.text}</span>
        </li>
      ))}
    </ol>
  );
}

import { useRouteRef } from '@backstage/core-plugin-api';
import { Link } from 'react-router-dom';
import { classNames } from '../format/class-names.ts';
import { formatMilliseconds } from '../format/format-milliseconds.ts';
import { formatRelative } from '../format/format-relative.ts';
import { useNow } from '../live/use-now.ts';
import { runRouteRef } from '../routes/route-refs.ts';
import { runTone, runWord } from './run-badge.tsx';
import styles from './run-bars.module.css';
import type { RunSummary } from './run-summary.ts';

const LEAST_PERCENT = 25;

/** Runs as bars, oldest left: the height is how long one took, and each leads to its run. */
export function RunBars({ runs }: { readonly runs: readonly RunSummary[] }) {
  const now = useNow();
  const runPath = useRouteRef(runRouteRef);
  const longest = Math.max(1, ...runs.map((run) => run.durationMs ?? 0));
  return (
    <ol className={styles.bars} aria-label={`Last ${runs.length} runs, oldest first`}>
      {runs.toReversed().map((run) => {
        const label = labelOf(run, now);
        return (
          <li key={run.id} className={classNames(styles.bar, styles[runTone(run)])}>
            <Link to={runPath({ id: run.id })} className={styles.bar} aria-label={label} title={label}>
              <span className={styles.fill} style={{ blockSize: `${heightOf(run, longest)}%` }} />
            </Link>
          </li>
        );
      })}
    </ol>
  );
}

function heightOf({ durationMs }: RunSummary, longest: number): number {
  return LEAST_PERCENT + ((100 - LEAST_PERCENT) * (durationMs ?? 0)) / longest;
}

function labelOf(run: RunSummary, now: number): string {
  const took = run.durationMs === null ? '' : ` in ${formatMilliseconds(run.durationMs)}`;
  const when = formatRelative(Date.parse(run.startedAt ?? run.queuedAt), now);
  return `${runWord(run)}${took}, ${when}${run.reason ? `: ${run.reason}` : ''}`;
}

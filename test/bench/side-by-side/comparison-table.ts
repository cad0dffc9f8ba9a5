import type { ComparedRow } from './comparison.ts';

/** Markdown. */
export function comparisonTable(title: string, rows: readonly ComparedRow[]): string {
  const lines = rows.map(({ work, theirs, ours, ratio, goal, reached }) => {
    const verdict = reached === null ? '' : reached ? 'yes' : '**no**';
    return `| ${[work, theirs, ours, formatRatio(ratio), goal, verdict].join(' | ')} |`;
  });
  return [
    `| ${title} | Backstage | Watchbill | ratio | to reach | reached |`,
    '|---|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}

function formatRatio(ratio: number): string {
  if (!Number.isFinite(ratio)) return '–';
  return `${ratio >= 10 ? Math.round(ratio).toLocaleString('en') : ratio.toFixed(1)}x`;
}

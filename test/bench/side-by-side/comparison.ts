import type { ProductCost } from './measure-product.ts';

export interface ComparedRow {
  readonly work: string;
  readonly theirs: string;
  readonly ours: string;
  /** Above 1 where ours is better. */
  readonly ratio: number;
  readonly goal: string;
  readonly reached: boolean | null;
}

interface Work {
  readonly work: string;
  readonly cost: (product: ProductCost) => number;
  readonly show: (value: number) => string;
  readonly goal: string;
  /** Null where there is nothing to reach. */
  readonly reached: (ratio: number, ours: number) => boolean | null;
}

const ms = (value: number) =>
  value >= 10_000
    ? `${(value / 1000).toFixed(1)} s`
    : `${value >= 100 ? Math.round(value) : value.toFixed(1)} ms`;
const megabytes = (value: number) => `${Math.round(value)} MB`;
const count = (value: number) => Math.round(value).toLocaleString('en');
const percent = (value: number) => `${value.toFixed(1)} %`;
const times = (least: number) => ({ goal: `≥ ${least}x`, reached: (ratio: number) => ratio >= least });
const SLOW_END = 'p95';
const PER_SECOND = 'requests/s';
const none = { goal: '', reached: () => null };

const WORKS: readonly Work[] = [
  { work: 'first ingest, to all visible', cost: (c) => c.ingestMs, show: ms, ...times(100) },
  { work: 'SQL statements of it', cost: (c) => c.statements, show: count, ...none },
  { work: 'transactions of it', cost: (c) => c.commits, show: count, ...none },
  { work: 'unchanged, all of it told again', cost: (c) => c.unchangedMs, show: ms, ...times(3) },
  {
    work: 'rows written by that, five times',
    cost: (c) => c.unchangedRows,
    show: count,
    goal: '0 of the catalog',
    // Each time the source is marked as read, before and after.
    reached: (_, ours) => ours <= 10,
  },
  { work: '1 % changed, to visible', cost: (c) => c.onePercentMs, show: ms, ...times(20) },
  { work: 'one changed, to visible, p50', cost: (c) => c.oneMs.p50, show: ms, ...none },
  {
    work: 'one changed, to visible, p95',
    cost: (c) => c.oneMs.p95,
    show: ms,
    goal: '≤ 50 ms',
    reached: (_, ours) => ours <= 50,
  },
  {
    work: 'CPU of server and PostgreSQL when idle',
    cost: (c) => c.idleCpu,
    show: percent,
    goal: '< 1 %',
    reached: (_, ours) => ours < 1,
  },
  { work: 'peak memory of the server process', cost: (c) => c.memoryMb, show: megabytes, ...times(2) },
  { work: 'database', cost: (c) => c.databaseMb, show: megabytes, ...times(6) },
];

/** What bringing in and keeping costs both. */
export function compareWork(theirs: ProductCost, ours: ProductCost): readonly ComparedRow[] {
  return WORKS.map(({ work, cost, show, goal, reached }) => {
    const [peer, own] = [cost(theirs), cost(ours)];
    const ratio = peer / own;
    return { work, theirs: show(peer), ours: show(own), ratio, goal, reached: reached(ratio, own) };
  });
}

/** What asking costs both: alone, at the slow end, and when eight ask at once. */
export function compareQueries(theirs: ProductCost, ours: ProductCost): readonly ComparedRow[] {
  return theirs.queries.flatMap((peer) => {
    const own = ours.queries.find(({ name }) => name === peer.name);
    if (!own) return [];
    const least = times(peer.goal);
    const row = (work: string, a: number, b: number, ratio: number) => ({
      work: `${peer.name}: ${work}`,
      theirs: work === PER_SECOND ? count(a) : ms(a),
      ours: work === PER_SECOND ? count(b) : ms(b),
      ratio,
      goal: work === SLOW_END ? '' : least.goal,
      reached: work === SLOW_END ? null : least.reached(ratio),
    });
    return [
      row('p50', peer.p50, own.p50, peer.p50 / own.p50),
      row(SLOW_END, peer.p95, own.p95, peer.p95 / own.p95),
      row(PER_SECOND, peer.perSecond, own.perSecond, own.perSecond / peer.perSecond),
    ];
  });
}

/** The questions that both were asked in the same words and did not answer alike. */
export function unlikeAnswers(theirs: ProductCost, ours: ProductCost): readonly string[] {
  return theirs.queries
    .filter(({ name, answer }) => answer !== ours.queries.find((own) => own.name === name)?.answer)
    .map(({ name }) => name);
}

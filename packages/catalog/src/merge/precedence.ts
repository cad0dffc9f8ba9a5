/** What decides whose statement counts. */
export interface Ranked {
  readonly inferred: boolean;
  /** The source's place in the configuration. */
  readonly rank: number;
  readonly sourceId: string;
  readonly ref: string;
}

/** The order in which claims count: what is stated before what is inferred, then as sources are configured. */
export function byPrecedence(a: Ranked, b: Ranked): number {
  return (
    Number(a.inferred) - Number(b.inferred) ||
    a.rank - b.rank ||
    compare(a.sourceId, b.sourceId) ||
    compare(a.ref, b.ref)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import type { Source } from '../source.ts';

/** How much more of its far end a source may ask. */
export interface FarEndLimit {
  /** Whose limit it is, e.g. `the token`. */
  readonly name: string;
  readonly limit: number;
  readonly remaining: number;
  readonly resetsAt: Date;
}

/** A source whose far end counts what it is asked. */
export interface LimitedSource extends Source {
  /** What the far end said last; empty before it was asked, and where nothing is counted. */
  limits(): readonly FarEndLimit[];
}

export function isLimited(source: Source): source is LimitedSource {
  return 'limits' in source;
}

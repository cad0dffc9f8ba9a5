/** An answer that need not be given again while its ETag holds. */
export interface KnownAnswer {
  readonly etag: string;
  readonly value: unknown;
  /** When it was last known to hold, in milliseconds. */
  readonly at: number;
}

export interface AnswerMemory {
  recall(key: string): KnownAnswer | undefined;
  keep(key: string, answer: KnownAnswer): void;
  forget(key: string): void;
  /** Keys that begin so. */
  keys(prefix: string): readonly string[];
  /** Those of them that were of no use since the pass began. */
  unused(prefix: string): readonly string[];
  /** Begins to note which answers are still of use. */
  beginPass(): void;
  /** Forgets those that were of no use since; what GitHub no longer has would otherwise stay for ever. */
  endPass(): void;
  /** As JSON, when something was learnt since it was last taken. */
  takeChanged(): AnswerState | undefined;
  /** What was taken was not kept. */
  touch(): void;
}

export type AnswerState = Readonly<Record<string, KnownAnswer>>;

export function createAnswerMemory(state: AnswerState): AnswerMemory {
  const known = new Map(Object.entries(state));
  let used = new Set<string>();
  let changed = false;
  return {
    recall: (key) => {
      used.add(key);
      return known.get(key);
    },
    keep: (key, answer) => {
      used.add(key);
      const before = known.get(key);
      known.set(key, answer);
      changed ||= before?.etag !== answer.etag || before.value !== answer.value;
    },
    forget: (key) => {
      changed = known.delete(key) || changed;
    },
    keys: (prefix) => [...known.keys()].filter((key) => key.startsWith(prefix)),
    unused: (prefix) => [...known.keys()].filter((key) => key.startsWith(prefix) && !used.has(key)),
    beginPass: () => {
      used = new Set();
    },
    endPass: () => {
      for (const key of known.keys()) {
        if (used.has(key)) continue;
        known.delete(key);
        changed = true;
      }
    },
    touch: () => {
      changed = true;
    },
    takeChanged: () => {
      if (!changed) return undefined;
      changed = false;
      return Object.fromEntries(known);
    },
  };
}

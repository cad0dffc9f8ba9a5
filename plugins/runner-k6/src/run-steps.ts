import type { RunStep } from '@watchbill/model';

export interface RunSteps {
  record(group: string, name: string, ok: boolean): void;
  steps(): readonly RunStep[];
  readonly dropped: boolean;
}

const MAX_STEPS = 200;
/** Of which this many may never have failed: what failed finds room. */
const MAX_PASSING = 150;
const MAX_CHARACTERS = 40_000;

/** Counts checks by group and name, in order of first appearance. */
export function createRunSteps(): RunSteps {
  const counts = new Map<string, { group: string; name: string; passes: number; fails: number }>();
  let characters = 0;
  let dropped = false;
  return {
    record: (group, name, ok) => {
      const key = JSON.stringify([group, name]);
      let step = counts.get(key);
      if (!step) {
        const size = group.length + name.length;
        if (counts.size >= (ok ? MAX_PASSING : MAX_STEPS) || characters + size > MAX_CHARACTERS) {
          dropped = true;
          return;
        }
        step = { group, name, passes: 0, fails: 0 };
        counts.set(key, step);
        characters += size;
      }
      step[ok ? 'passes' : 'fails'] += 1;
    },
    steps: () => [...counts.values()].map((step) => ({ ...step })),
    get dropped() {
      return dropped;
    },
  };
}

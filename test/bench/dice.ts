export interface Dice {
  /** A whole number from 0, less than the limit. */
  below(limit: number): number;
  pick<T>(list: readonly T[]): T;
  weighted<T>(pairs: readonly (readonly [value: T, weight: number])[]): T;
  /** That many different whole numbers below the limit, none of them `except`. */
  distinct(count: number, limit: number, except?: number): readonly number[];
}

/** Throws the same for the same seed (mulberry32). */
export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number) => Math.floor(random() * limit);
  return {
    below,
    pick: (list) => list[below(list.length)] as (typeof list)[number],
    weighted: (pairs) => {
      let left = random() * pairs.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of pairs) {
        left -= weight;
        if (left < 0) return value;
      }
      throw new Error('expected at least one value with a weight above 0');
    },
    distinct: (count, limit, except) => {
      const chosen = new Set<number>();
      while (chosen.size < Math.min(count, limit - 1)) {
        const value = below(limit);
        if (value !== except) chosen.add(value);
      }
      return [...chosen];
    },
  };
}

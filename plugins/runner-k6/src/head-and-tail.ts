/** A list of which only the first and the last items are kept, by number and by size. */
export interface HeadAndTail<T> {
  /** True while the item is among the first, which are kept for good. */
  add(item: T, size: number): boolean;
  items(): readonly T[];
  readonly dropped: boolean;
}

export interface HeadAndTailLimits {
  readonly items: number;
  /** Characters of all items together. */
  readonly size: number;
}

export function createHeadAndTail<T>(limits: HeadAndTailLimits): HeadAndTail<T> {
  const half = { items: Math.ceil(limits.items / 2), size: limits.size / 2 };
  const tailItems = limits.items - half.items;
  const head: T[] = [];
  const tail: { readonly item: T; readonly size: number }[] = [];
  let headSize = 0;
  let headFull = false;
  let tailSize = 0;
  let dropped = false;
  return {
    add: (item, size) => {
      headFull ||= head.length >= half.items || headSize + size > half.size;
      if (!headFull) {
        head.push(item);
        headSize += size;
        return true;
      }
      tail.push({ item, size });
      tailSize += size;
      while (tail.length > tailItems || (tailSize > half.size && tail.length > 0)) {
        tailSize -= tail.shift()?.size ?? 0;
        dropped = true;
      }
      return false;
    },
    items: () => [...head, ...tail.map(({ item }) => item)],
    get dropped() {
      return dropped;
    },
  };
}

/**
 * Whether the items fit a pattern in which a gap stands for any number of them, none included. Only the last gap is ever
 * widened again: what an earlier one could swallow, the last can too. So no pattern takes longer than its length times
 * the number of items.
 */
export function matchWithGaps<Part, Item>(
  pattern: readonly Part[],
  items: readonly Item[],
  isGap: (part: Part) => boolean,
  fits: (part: Part, item: Item) => boolean,
): boolean {
  let part = 0;
  let item = 0;
  let gap = -1;
  let swallowed = 0;
  while (item < items.length) {
    const wanted = pattern[part];
    if (wanted !== undefined && isGap(wanted)) {
      gap = part++;
      swallowed = item;
    } else if (wanted !== undefined && fits(wanted, items[item] as Item)) {
      part++;
      item++;
    } else if (gap >= 0) {
      part = gap + 1;
      item = ++swallowed;
    } else return false;
  }
  return pattern.slice(part).every(isGap);
}

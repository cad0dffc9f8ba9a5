const MAX_DEPTH = 100;
const MAX_CHARACTERS = 20_000_000;

/** Whether plain data is small enough to be stored. Data that contains itself is not. */
export function isWithinBounds(value: unknown): boolean {
  let left = MAX_CHARACTERS;
  const fits = (item: unknown, depth: number): boolean => {
    if (depth > MAX_DEPTH) return false;
    left -= typeof item === 'string' ? item.length + 2 : 4;
    if (left < 0) return false;
    if (typeof item !== 'object' || item === null) return true;
    return Object.entries(item).every(([key, child]) => {
      left -= key.length;
      return fits(child, depth + 1);
    });
  };
  return fits(value, 0);
}

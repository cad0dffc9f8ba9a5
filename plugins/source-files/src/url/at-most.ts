/** Runs work at most `count` at once, in the order in which it was asked for. */
export function atMost(count: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= count) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // Whoever waited takes the place over, so that nobody slips in between.
      if (next) next();
      else running--;
    }
  };
}

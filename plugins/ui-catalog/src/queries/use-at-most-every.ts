import { useCallback, useEffect, useRef } from 'react';

/** Does something soon after it is asked for, but not again within this time, however often it is asked for. */
export function useAtMostEvery(ms: number, work: () => void): () => void {
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const last = useRef(Number.NEGATIVE_INFINITY);
  const latest = useRef(work);
  latest.current = work;
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    if (timer.current !== undefined) return;
    timer.current = setTimeout(
      () => {
        timer.current = undefined;
        last.current = performance.now();
        latest.current();
      },
      Math.max(0, last.current + ms - performance.now()),
    );
  }, [ms]);
}

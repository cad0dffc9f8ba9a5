/** A sleep that `wake` ends; a wake that nobody was asleep for ends the next sleep at once. */
export interface Waker {
  readonly sleep: (ms: number) => Promise<void>;
  readonly wake: () => void;
}

export function createWaker(): Waker {
  let woken = false;
  let end: (() => void) | undefined;
  const sleep = async (ms: number): Promise<void> => {
    if (!woken && ms > 0) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, ms);
      end = resolve;
      await promise;
      clearTimeout(timer);
      end = undefined;
    }
    woken = false;
  };
  const wake = () => {
    woken = true;
    end?.();
  };
  return { sleep, wake };
}

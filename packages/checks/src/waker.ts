/** A sleep that a call of `wake` ends early; a wake while nobody sleeps ends the next sleep at once. */
export interface Waker {
  sleep(ms: number): Promise<void>;
  wake(): void;
}

export function createWaker(): Waker {
  let pending = false;
  let end: (() => void) | undefined;
  return {
    sleep: (ms) =>
      new Promise((resolve) => {
        if (pending || ms <= 0) {
          pending = false;
          resolve();
          return;
        }
        const timer = setTimeout(() => end?.(), ms);
        end = () => {
          clearTimeout(timer);
          end = undefined;
          pending = false;
          resolve();
        };
      }),
    wake: () => {
      pending = true;
      end?.();
    },
  };
}

/** Something that goes on beside the requests until it is stopped. */
export interface Duty {
  /** Resolves when nothing of it runs any more. */
  stop(): Promise<void>;
}

/** Repeats the work with a pause between two rounds; an error ends the round, not the duty. */
export function every(ms: number, work: () => Promise<void>, onError: (error: unknown) => void): Duty {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let round: Promise<void> = Promise.resolve();
  const next = () => {
    if (stopped) return;
    timer = setTimeout(() => {
      round = work().catch(onError).finally(next);
    }, ms);
  };
  next();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await round;
    },
  };
}

/** What is awaited and how far it is, in words for people. */
export interface Progress {
  readonly detail: string;
}

export type OnProgress = (progress: Progress) => void;

/** Calls `say` with the elapsed whole seconds, at once and every second, until the work settles. */
export async function reportElapsed<T>(say: (seconds: number) => void, work: Promise<T>): Promise<T> {
  const startedAt = performance.now();
  const tell = () => say(Math.round((performance.now() - startedAt) / 1000));
  tell();
  const timer = setInterval(tell, 1000);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}

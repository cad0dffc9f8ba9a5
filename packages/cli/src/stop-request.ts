const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** One Ctrl-C reaches us twice, from the terminal and from the parent; only a later one means impatience. */
const REPEAT_MS = 1_000;
/** What stopping may take before we leave; every child process ends when we do. */
const MOST_MS = 4_500;

/**
 * Resolves when somebody wants the program to end: by a signal, or because the process that started it is gone.
 * From then on it ends within five seconds, also when stopping hangs or the signal is repeated.
 */
export function stopRequest(): Promise<void> {
  return new Promise((resolve) => {
    let askedAt: number | undefined;
    const ask = () => {
      const now = performance.now();
      if (askedAt === undefined) {
        askedAt = now;
        setTimeout(() => process.exit(1), MOST_MS).unref();
        resolve();
      } else if (now - askedAt > REPEAT_MS) process.exit(1);
    };
    for (const signal of SIGNALS) process.on(signal, ask);
    process.on('disconnect', ask);
  });
}

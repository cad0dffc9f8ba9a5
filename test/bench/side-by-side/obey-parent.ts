import type { Telling } from './telling.ts';

/** What a product's process answers to a command of its parent. */
export interface Answer {
  readonly id: number;
  /** When the product itself was told, in milliseconds since 1970: reading the fixture is no work of the product. */
  readonly beganAt?: number;
  readonly error?: string;
}

export interface Command {
  readonly id: number;
  readonly telling: Telling;
}

/** Says that the product is ready, then does what the parent process commands; ends with it. */
export function obeyParent(tell: (telling: Telling) => Promise<number>): void {
  process.on('message', async ({ id, telling }: Command) => {
    const answer = await tell(telling).then(
      (beganAt): Answer => ({ id, beganAt }),
      (error): Answer => ({ id, error: String(error instanceof Error ? error.stack : error) }),
    );
    process.send?.(answer);
  });
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.send?.('ready');
}

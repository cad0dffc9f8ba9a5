import { type ChildProcess, fork } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';
import type { Answer } from './obey-parent.ts';
import type { Telling } from './telling.ts';

export interface ProductProcess {
  readonly pid: number;
  /** Resolves when the product has accepted it, with the time at which it was told. Readers may see it later, or earlier. */
  tell(telling: Telling): Promise<number>;
  stop(): Promise<void>;
}

export interface ProgramOptions {
  readonly program: string;
  readonly args: readonly string[];
  readonly node: string;
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Where its output goes. */
  readonly log: string;
}

const STOP_WITHIN_MS = 15_000;

/** Starts a product in a process of its own and resolves when it says that it is ready. */
export async function startProduct({
  program,
  args,
  node,
  cwd,
  env,
  log,
}: ProgramOptions): Promise<ProductProcess> {
  const output = openSync(log, 'a');
  const child = fork(program, args, {
    cwd,
    execPath: node,
    execArgv: [],
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', output, output, 'ipc'],
  });
  const waiting = new Map<number, PromiseWithResolvers<number>>();
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await new Promise<void>((resolve, reject) => {
    child.on('message', (message: 'ready' | Answer) => {
      if (message === 'ready') return resolve();
      const { id, beganAt, error } = message;
      if (beganAt === undefined) waiting.get(id)?.reject(new Error(error));
      else waiting.get(id)?.resolve(beganAt);
      waiting.delete(id);
    });
    void ended.then((code) => {
      const tail = readFileSync(log, 'utf8').slice(-4000);
      const failed = new Error(`${program} ended with ${code}:\n${tail}`);
      reject(failed);
      for (const { reject: fail } of waiting.values()) fail(failed);
    });
  });
  let lastId = 0;
  return {
    pid: child.pid as number,
    tell: (telling) => {
      const answer = Promise.withResolvers<number>();
      lastId += 1;
      waiting.set(lastId, answer);
      child.send({ id: lastId, telling });
      return answer.promise;
    },
    stop: () => stop(child, ended),
  };
}

async function stop(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  const force = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  child.kill('SIGTERM');
  await ended;
  clearTimeout(force);
}

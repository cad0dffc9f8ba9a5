import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { DemoError } from './demo-error.ts';
import { demoPorts } from './demo-services.ts';

export interface StartDemoOptions {
  /** The base port: storefront's; the others follow it. */
  readonly port: number;
  /** The Node that runs it; the present one when absent. */
  readonly nodePath?: string;
}

export interface DemoExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The last that the process wrote to stderr; empty when it had nothing to complain of. */
  readonly complaint: string;
}

export interface Demo {
  /** Ends the process; resolves when it is gone. May be called more than once. */
  stop(): Promise<void>;
  /** Resolves when the process is gone, for whatever reason. Never rejects. */
  readonly exited: Promise<DemoExit>;
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
const START_LIMIT_MS = 20_000;
const STOP_LIMIT_MS = 3_000;
const KEPT_OUTPUT = 4_000;

/**
 * Runs the demo in a child process, tied to this one by its stdin: should this process die, so does the child.
 * @throws DemoError with what the child said when it does not get ready.
 */
export async function startDemo({ port, nodePath = process.execPath }: StartDemoOptions): Promise<Demo> {
  demoPorts(port);
  // An empty environment: the demo has no business with the secrets of whoever starts it.
  const child = spawn(nodePath, [MAIN, '--port', String(port)], { stdio: ['pipe', 'pipe', 'pipe'], env: {} });
  child.stdin.on('error', () => undefined);
  const exited = exitOf(child);
  const stop = (): Promise<void> => end(child, exited);

  const limit = new AbortController();
  const outcome = await Promise.race([
    readyLine(child.stdout),
    exited.then(
      ({ code, signal, complaint }) => complaint || `its process ended with ${signal ?? `code ${code}`}`,
    ),
    delay(START_LIMIT_MS, `it was not ready after ${START_LIMIT_MS / 1000} s`, { signal: limit.signal }),
  ]);
  limit.abort();
  if (outcome === READY) return { stop, exited };
  await stop();
  throw new DemoError(`the demo did not start on base port ${port}: ${outcome}`);
}

const READY = Symbol('ready');

/** Resolves on `{"ready":true}`, and goes on reading so that the child never waits for room. */
function readyLine(stdout: Readable): Promise<typeof READY> {
  return new Promise((resolve) => {
    let seen = '';
    stdout.setEncoding('utf8').on('data', (text: string) => {
      seen = (seen + text).slice(-KEPT_OUTPUT);
      if (/^\{"ready":true\}$/m.test(seen)) resolve(READY);
    });
  });
}

function exitOf(child: Child): Promise<DemoExit> {
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-KEPT_OUTPUT);
  });
  return new Promise((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal, complaint: said.trim() }));
    // Without a process id there was no process, and nothing will close.
    child.once('error', (error) => {
      if (child.pid === undefined) resolve({ code: null, signal: null, complaint: error.message });
    });
  });
}

async function end(child: Child, exited: Promise<DemoExit>): Promise<void> {
  child.stdin.end();
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  await exited;
  clearTimeout(timer);
}

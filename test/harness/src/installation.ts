import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { portForInstallation } from './port-block.ts';
import { TOOLS } from './tools-folder.ts';

export const ROOT = join(import.meta.dirname, '../../..');
const NODE = join(ROOT, 'node_modules/.bin/node');
const CLI = join(ROOT, 'packages/cli/src/main.ts');

export interface Finished {
  readonly code: number | null;
  readonly out: string;
}

/** Runs the `watchbill` command to its end. */
export async function watchbill(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Finished> {
  const child = spawn(NODE, [CLI, ...args], { env: { ...process.env, NO_COLOR: '1', ...env }, cwd: ROOT });
  const out = collect(child);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, out: out() };
}

export interface InstallationOptions {
  readonly demo?: boolean;
  /** Text of watchbill.yaml. */
  readonly config?: string;
  readonly data?: string;
  readonly port?: number;
  readonly env?: NodeJS.ProcessEnv;
}

export interface Installation {
  readonly url: string;
  readonly port: number;
  readonly data: string;
  readonly process: ChildProcess;
  /** What it has printed so far. */
  out(): string;
  query<T>(document: string, variables?: object): Promise<T>;
  /** Runs a command of the command line against it. */
  cli(...args: string[]): Promise<Finished>;
  /** Sends the signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

const READY_MS = 30_000;

/** A folder of the test's own, removed after it. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `watchbill-${name}-`));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** Starts the real thing as a process of its own, as a user would, and ends it after the test. */
export async function startInstallation(options: InstallationOptions = {}): Promise<Installation> {
  const { demo = false, config, data = temporaryFolder('data'), env = {} } = options;
  const port = options.port ?? (await portForInstallation());
  const args = ['up', '--port', String(port), '--data', data, ...(demo ? [] : ['--no-demo'])];
  if (config !== undefined) {
    const file = join(temporaryFolder('config'), 'watchbill.yaml');
    writeFileSync(file, config);
    args.push('--config', file);
  }
  const child = spawn(NODE, [CLI, ...args], {
    env: { ...process.env, NO_COLOR: '1', WATCHBILL_TOOLS: TOOLS, ...env },
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out = collect(child);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  onTestFinished(async () => void (await end('SIGTERM')));
  const url = `http://127.0.0.1:${port}`;
  await untilReady(url, child, out);
  return {
    url,
    port,
    data,
    process: child,
    out,
    query: (document, variables) => query(url, document, variables),
    cli: (...rest) => watchbill([...rest, '--url', url]),
    end,
  };
}

async function untilReady(url: string, child: ChildProcess, out: () => string): Promise<void> {
  for (const deadline = Date.now() + READY_MS; Date.now() < deadline; await sleep(50)) {
    if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}:\n${out()}`);
    if (out().includes('Ready in') && (await fetch(`${url}/readyz`).catch(() => null))?.ok) return;
  }
  throw new Error(`Not ready within ${READY_MS} ms:\n${out()}`);
}

async function query<T>(url: string, document: string, variables: object = {}): Promise<T> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: document, variables }),
  });
  const { data, errors } = (await response.json()) as { data: T; errors?: { message: string }[] };
  if (errors?.length) throw new Error(errors.map(({ message }) => message).join('\n'));
  return data;
}

function collect(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return () => text;
}

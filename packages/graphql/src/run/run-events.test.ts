import { type CheckEngine, RUN_CHANGED } from '@watchbill/checks';
import { type Listener, listen } from '@watchbill/database';
import { until, useTestDatabase } from '@watchbill/harness';
import type { RunEvent, RunResult } from '@watchbill/model';
import type { ExecutionResult } from 'graphql';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Api, createApi, NOW } from '../../testing/api.ts';
import { finishRun } from '../../testing/finish-run.ts';
import { runChecks } from '../../testing/run-checks.ts';
import { shop, tell } from '../../testing/shop.ts';

const database = useTestDatabase();
let api: Api;
let listener: Listener;
let engine: CheckEngine | undefined;
/** What the far end of the runner does next. */
let show: (event: RunEvent) => void;
let answer: (result: Partial<RunResult>) => void;
let began: Promise<void>;

const EVENTS = `subscription ($id: ID!) {
  runEvents(id: $id) {
    seq type step { group name ok } request { url status } console { level text } run { id state outcome steps { name } }
  }
}`;
const STEP = { type: 'step', group: 'cart', name: 'opens', ok: true } as const;
const REQUEST = {
  type: 'request',
  request: { method: 'GET', url: 'http://cart.test/', status: 200, durationMs: 1.5, group: 'cart' },
} as const;
const LINE = { type: 'console', line: { at: NOW.toISOString(), level: 'info', text: 'hello' } } as const;

beforeAll(async () => {
  await tell(database.db, shop('/catalog'), NOW);
  api = createApi(database.db);
  listener = await listen(database.url, { [RUN_CHANGED]: (id) => api.changes.publish(RUN_CHANGED, id) });
});
afterAll(() => listener.close());
beforeEach(() => {
  engine = undefined;
});
afterEach(() => engine?.stop());

async function request(): Promise<string> {
  const { runCheck } = await api.data<{ runCheck: { id: string; state: string } }>(
    'mutation { runCheck(ref: "cart-flow") { id state } }',
  );
  expect(runCheck.state).toBe('QUEUED');
  return runCheck.id;
}

async function start(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  began = promise;
  engine = await runChecks(
    database.db,
    () => NOW,
    (watch) => {
      show = watch;
      const result = Promise.withResolvers<Partial<RunResult>>();
      answer = result.resolve;
      resolve();
      return result.promise;
    },
  );
  await began;
}

type Stream = AsyncIterableIterator<ExecutionResult>;
const watch = (id: string): Promise<Stream> => api.watch(EVENTS, { id });

async function next(stream: Stream) {
  const { done, value } = await stream.next();
  if (done) return 'end';
  expect(value.errors).toBeUndefined();
  return JSON.parse(JSON.stringify(value.data?.runEvents));
}

const nothing = { step: null, request: null, console: null };

describe('runEvents', () => {
  test('replays what was seen, follows what comes, and ends when the run does', async () => {
    const id = await request();
    await start();
    show(STEP);
    show(REQUEST);
    await until('events are stored', async () => (await database.db.read.runEventRow.count()) === 2);
    const stream = await watch(id);
    const run = { id, state: 'RUNNING', outcome: null, steps: [] };
    expect(await next(stream)).toEqual({ seq: 0, type: 'STARTED', ...nothing, run });
    const step = { group: 'cart', name: 'opens', ok: true };
    expect(await next(stream)).toEqual({ ...nothing, seq: 1, type: 'STEP', step, run });
    const seen = { url: 'http://cart.test/', status: 200 };
    expect(await next(stream)).toEqual({ ...nothing, seq: 2, type: 'REQUEST', request: seen, run });
    const waiting = next(stream);
    show(LINE);
    expect(await waiting).toEqual({
      ...nothing,
      seq: 3,
      type: 'CONSOLE',
      console: { level: 'info', text: 'hello' },
      run,
    });
    answer({ outcome: 'PASSED', steps: [{ group: 'cart', name: 'opens', passes: 1, fails: 0 }] });
    expect(await next(stream)).toEqual({
      ...nothing,
      seq: 4,
      type: 'FINISHED',
      run: { id, state: 'FINISHED', outcome: 'PASSED', steps: [{ name: 'opens' }] },
    });
    expect(await next(stream)).toBe('end');
  });

  test('waits for a queued run', async () => {
    const id = await request();
    const stream = await watch(id);
    const first = next(stream);
    await start();
    expect(await first).toMatchObject({ seq: 0, type: 'STARTED', run: { state: 'RUNNING' } });
    answer({ outcome: 'PASSED' });
    expect(await next(stream)).toMatchObject({ seq: 1, type: 'FINISHED' });
    expect(await next(stream)).toBe('end');
  });

  test('of a finished run are its start and its end', async () => {
    const id = await finishRun(database.db, api, 'cart-flow', { outcome: 'FAILED', reason: 'No.' });
    const stream = await watch(id);
    expect(await next(stream)).toMatchObject({ seq: 0, type: 'STARTED', run: { outcome: 'FAILED' } });
    expect(await next(stream)).toMatchObject({ seq: 1, type: 'FINISHED', run: { outcome: 'FAILED' } });
    expect(await next(stream)).toBe('end');
  });

  test('misses nothing that comes between reading and following', async () => {
    const id = await request();
    await start();
    const streams = await Promise.all(Array.from({ length: 5 }, () => watch(id)));
    const total = 40;
    const collecting = streams.map(async (stream) => {
      const seqs: number[] = [];
      for await (const { data } of stream) seqs.push((data as { runEvents: { seq: number } }).runEvents.seq);
      return seqs;
    });
    for (let shown = 0; shown < total; shown++) {
      show(LINE);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await until('events are stored', async () => (await database.db.read.runEventRow.count()) === total);
    answer({ outcome: 'PASSED' });
    const expected = Array.from({ length: total + 2 }, (_, seq) => seq);
    for (const seqs of await Promise.all(collecting)) expect(seqs).toEqual(expected);
  });

  test('a watcher who leaves while nothing happens is let go', async () => {
    const id = await request();
    const stream = await watch(id);
    const waiting = stream.next();
    await stream.return?.();
    expect(await waiting).toMatchObject({ done: true });
    expect(await stream.next()).toMatchObject({ done: true });
    await start();
    answer({ outcome: 'PASSED' });
    await until(
      'the run is over',
      async () => (await database.db.read.run.findUnique({ where: { id } }))?.finishedAt,
    );
  });

  test('fails with a code when the run is removed with its check', async () => {
    const { runCheck } = await api.data<{ runCheck: { id: string } }>(
      'mutation { runCheck(ref: "payment-flow") { id } }',
    );
    const stream = await watch(runCheck.id);
    const waiting = stream.next();
    const others = shop('/catalog').filter(({ entity }) => entity.metadata.name !== 'payment-flow');
    await tell(database.db, others, NOW);
    api.changes.publish(RUN_CHANGED, runCheck.id);
    await expect(waiting).rejects.toMatchObject({ extensions: { code: 'NOT_FOUND' } });
  });

  test('fails with a code when events were missed', async () => {
    const id = await request();
    const stream = await watch(id);
    const waiting = stream.next();
    api.changes.interrupt();
    await expect(waiting).rejects.toMatchObject({ extensions: { code: 'CHANGES_MISSED' } });
    expect(await stream.next()).toMatchObject({ done: true });
  });
});

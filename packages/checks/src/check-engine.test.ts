import { setTimeout as sleep } from 'node:timers/promises';
import type { Transaction } from '@watchbill/database';
import { useTestDatabase } from '@watchbill/harness';
import type { RunResult } from '@watchbill/model';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CheckEngine, type CheckEngineOptions, startCheckEngine } from './check-engine.ts';
import type { ClaimedRun } from './claim-runs.ts';
import { claimRuns } from './claim-runs.ts';
import { finishRun } from './finish-run.ts';
import { findRuns, recentRuns } from './read-runs.ts';
import { requestRun } from './request-run.ts';
import { readRunEvents } from './run-events.ts';
import { type RunJob, type Runner, RunnerFault } from './runner.ts';
import { syncDefinitions } from './sync-definitions.ts';

const database = useTestDatabase();
const engines: CheckEngine[] = [];

/** A runner whose far end is the test: it answers when and what the test says. */
function scriptedRunner(
  answer: (job: RunJob, signal: AbortSignal) => Promise<Partial<RunResult>>,
): Runner & { jobs: RunJob[] } {
  const jobs: RunJob[] = [];
  return {
    id: 'scripted',
    jobs,
    readiness: () => ({ state: 'ready', detail: 'scripted' }),
    run: async (job, watch, signal) => {
      jobs.push(job);
      watch({ type: 'console', line: { at: new Date().toISOString(), level: 'info', text: 'hello' } });
      const startedAt = new Date();
      const result = await answer(job, signal);
      const nothing = {
        steps: [],
        requests: [],
        thresholds: [],
        console: [],
        truncated: false,
        runner: 'scripted',
      };
      return { outcome: 'PASSED', reason: '', ...nothing, startedAt, finishedAt: new Date(), ...result };
    },
  };
}

async function seedChecks(count: number, spec: object = {}): Promise<void> {
  await database.db.transact(async (tx) => {
    await tx.source.create({ data: { id: 'test', type: 'files' } });
    for (let index = 0; index < count; index++) {
      const name = `c${index}`;
      const document = {
        apiVersion: 'watchbill.dev/v1',
        kind: 'Check',
        metadata: { name },
        spec: {
          entity: 'component:default/cart',
          script: './c.js',
          every: '10s',
          timeout: '5s',
          owner: 'x',
          ...spec,
        },
      };
      const ref = `check:default/${name}`;
      const place = { sourceId: 'test', location: 'file:/c.yaml', directory: '/scripts' };
      await tx.entity.create({
        data: { ref, kind: 'Check', namespace: 'default', name, document, ...place },
      });
    }
    await syncDefinitions(tx, new Date(Date.now() - 10_000));
  });
}

async function start(runner: Runner, more: Partial<CheckEngineOptions> = {}): Promise<CheckEngine> {
  const engine = await startCheckEngine({
    db: database.db,
    runner,
    worker: 'one',
    concurrency: 2,
    clock: () => new Date(),
    env: { SHARED: 'yes' },
    settle: async () => {},
    onError: (error) => {
      throw error;
    },
    ...more,
  });
  engines.push(engine);
  return engine;
}

async function until<T>(read: () => Promise<T | undefined | false>): Promise<T> {
  for (const deadline = Date.now() + 10_000; Date.now() < deadline; await sleep(20)) {
    const found = await read();
    if (found) return found;
  }
  throw new Error('it did not happen within 10 s');
}

const read = (): Transaction => database.db.read;

beforeEach(async () => {
  await database.db.transact((tx) => tx.source.deleteMany());
  await database.db.transact((tx) => tx.check.deleteMany());
  await database.db.transact((tx) => tx.run.deleteMany());
});
afterEach(async () => {
  await Promise.all(engines.splice(0).map((engine) => engine.stop()));
});

describe('the check engine', () => {
  test('runs what is due with its environment, records it and settles it in one transaction', async () => {
    await seedChecks(1, { env: { BASE_URL: 'http://127.0.0.1:1' } });
    const settled: string[] = [];
    const runner = scriptedRunner(async () => ({ outcome: 'FAILED', reason: 'payment is authorised' }));
    await start(runner, {
      settle: async (_tx, run, { outcome }) => void settled.push(`${run.checkRef} ${outcome}`),
    });
    const [run] = await until(async () => {
      const runs = await recentRuns(read(), ['check:default/c0'], 1);
      return runs[0]?.state === 'FINISHED' && runs;
    });
    expect(run).toMatchObject({ outcome: 'FAILED', reason: 'payment is authorised', trigger: 'SCHEDULE' });
    expect(runner.jobs[0]).toMatchObject({ script: '/scripts/c.js', timeoutMs: 5000 });
    expect(runner.jobs[0]?.env).toEqual({ SHARED: 'yes', BASE_URL: 'http://127.0.0.1:1' });
    expect(settled).toEqual(['check:default/c0 FAILED']);
  });

  test('never runs more at once than allowed, nor one check twice at once', async () => {
    await seedChecks(6);
    const open = new Map<string, number>();
    let most = 0;
    const runner = scriptedRunner(async ({ checkRef }) => {
      open.set(checkRef, (open.get(checkRef) ?? 0) + 1);
      most = Math.max(most, open.size);
      expect(open.get(checkRef)).toBe(1);
      await sleep(30);
      open.delete(checkRef);
      return {};
    });
    await Promise.all([start(runner), start(runner, { worker: 'two' })]);
    await until(async () => new Set(runner.jobs.map(({ checkRef }) => checkRef)).size === 6);
    expect(most).toBeLessThanOrEqual(4);
  });

  test('what a person asks for goes first, once, with the asker as its actor', async () => {
    await seedChecks(3);
    const ask = () => database.db.transact((tx) => requestRun(tx, 'check:default/c2', 'ada', new Date()));
    const id = await ask();
    expect(await ask()).toBe(id);
    const runner = scriptedRunner(async () => ({}));
    await start(runner, { concurrency: 1 });
    await until(async () => (await findRuns(read(), [id]))[0]?.state === 'FINISHED');
    expect(runner.jobs[0]?.runId).toBe(id);
    expect((await findRuns(read(), [id]))[0]).toMatchObject({ trigger: 'MANUAL', actor: 'ada' });
  });

  test('shows a run while it goes on', async () => {
    await seedChecks(1);
    let finish = () => {};
    const runner = scriptedRunner(() => new Promise((resolve) => (finish = () => resolve({}))));
    await start(runner);
    const runId = await until(async () => runner.jobs[0]?.runId);
    const events = await until(async () => {
      const seen = await readRunEvents(read(), runId, 0);
      return seen.length > 0 && seen;
    });
    expect(events[0]).toMatchObject({ seq: 1, event: { type: 'console', line: { text: 'hello' } } });
    finish();
    await until(async () => (await findRuns(read(), [runId]))[0]?.state === 'FINISHED');
    expect(await readRunEvents(read(), runId, 0)).toEqual([]);
  });

  test('a runner at fault is a fault of the runner', async () => {
    await seedChecks(1);
    const runner = scriptedRunner(async () => {
      throw new RunnerFault('k6 is not there');
    });
    await start(runner);
    const [run] = await until(async () => {
      const runs = await recentRuns(read(), ['check:default/c0'], 1);
      return runs[0]?.state === 'FINISHED' && runs;
    });
    expect(run).toMatchObject({ outcome: 'RUNNER_FAULT', reason: 'k6 is not there' });
  });

  test('stopping kills what runs, settles nothing, and leaves the check due', async () => {
    await seedChecks(1);
    const settled: ClaimedRun[] = [];
    const runner = scriptedRunner(
      (_job, signal) =>
        new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => reject(new RunnerFault('killed'))),
        ),
    );
    const engine = await start(runner, { settle: async (_tx, run) => void settled.push(run) });
    await until(async () => runner.jobs.length === 1);
    await engine.stop();
    expect(settled).toEqual([]);
    const check = await read().check.findUniqueOrThrow({ where: { ref: 'check:default/c0' } });
    expect(check.leaseUntil).toBeNull();
    expect(check.nextRunAt.getTime()).toBeLessThanOrEqual(Date.now());
  });

  test('a restart ends the runs of its own former life and runs their checks again', async () => {
    await seedChecks(1);
    const [lost] = await database.db.transact((tx) =>
      claimRuns(tx, { worker: 'one', limit: 1, now: new Date() }),
    );
    await start(scriptedRunner(async () => ({})));
    const runs = await until(async () => {
      const found = await recentRuns(read(), ['check:default/c0'], 5);
      return found.length === 2 && found.every(({ state }) => state === 'FINISHED') && found;
    });
    expect(runs.find(({ id }) => id === lost?.id)).toMatchObject({ outcome: 'RUNNER_FAULT' });
    expect(runs.find(({ id }) => id !== lost?.id)).toMatchObject({ outcome: 'PASSED', trigger: 'RETRY' });
  });

  test('a result that comes after its lease was lost is refused', async () => {
    await seedChecks(1);
    const claim = (now: Date) =>
      database.db.transact((tx) => claimRuns(tx, { worker: 'one', limit: 1, now }));
    const [first] = await claim(new Date());
    const [second] = await claim(new Date(Date.now() + 60_000));
    const result = {
      ...(await scriptedRunner(async () => ({})).run({} as RunJob, () => {}, new AbortController().signal)),
    };
    const finish = (run: ClaimedRun) => database.db.transact((tx) => finishRun(tx, run, result, new Date()));
    expect(await finish(first as ClaimedRun)).toBe(false);
    expect(await finish(second as ClaimedRun)).toBe(true);
  });
});

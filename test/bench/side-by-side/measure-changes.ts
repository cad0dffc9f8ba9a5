import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '@watchbill/database';
import { databaseCost } from './database-cost.ts';
import type { Fixture } from './fixture.ts';
import { median, percentile } from './percentile.ts';
import type { RunningProduct } from './product.ts';
import { refOf } from './queries.ts';
import { allVisible, described, seenAt } from './visibility.ts';

export interface ChangeCost {
  /** From being told to the last answer that shows it. */
  readonly ingestMs: number;
  /** Of the first ingest, as the transactions. */
  readonly statements: number;
  readonly commits: number;
  readonly databaseMb: number;
  /** Until it is accepted: there is nothing to be seen. */
  readonly unchangedMs: number;
  readonly unchangedRows: number;
  readonly onePercentMs: number;
  readonly oneMs: { readonly p50: number; readonly p95: number };
}

const ROUNDS = { unchanged: 5, onePercent: 3, one: 20 };
const SETTLE_MS = 5000;

/** What it costs to tell a product the fixture, again, and with changes. Visible is what its API answers. */
export async function measureChanges(
  running: RunningProduct,
  db: Database,
  { file, entities }: Fixture,
  say: (progress: string) => void,
): Promise<ChangeCost> {
  const { url } = running;
  const components = entities.filter(({ kind }) => kind === 'Component').map(refOf);
  const owned = entities.filter(({ spec }) => spec?.owner).length;
  const told = async (
    telling: { type: 'full' | 'changed'; changes: number; stamp: string },
    isThere: Parameters<typeof seenAt>[1],
  ) => {
    const [beganAt, visibleAt] = await Promise.all([
      running.tell({ file, ...telling }),
      seenAt(url, isThere),
    ]);
    return visibleAt - beganAt;
  };

  say('first ingest');
  const before = await databaseCost(db);
  const fresh = { type: 'full', changes: 0, stamp: '' } as const;
  const ingestMs = await told(fresh, allVisible(entities.length, owned));
  const after = await databaseCost(db);
  await sleep(SETTLE_MS);

  say('unchanged');
  const unchanged: number[] = [];
  const rowsBefore = await databaseCost(db);
  for (let round = 0; round < ROUNDS.unchanged; round++) {
    const beganAt = await running.tell({ file, ...fresh });
    unchanged.push(Date.now() - beganAt);
  }
  const rowsAfter = await databaseCost(db);

  say('1 % changed');
  const onePercent: number[] = [];
  const changes = Math.ceil(entities.length / 100);
  for (let round = 0; round < ROUNDS.onePercent; round++) {
    const stamp = `Changed with others, ${round}`;
    onePercent.push(
      await told({ type: 'full', changes, stamp }, described(components.slice(0, changes), stamp)),
    );
  }

  say('one changed');
  const one: number[] = [];
  for (let round = 0; round < ROUNDS.one; round++) {
    // At another moment of whatever a product does once a second.
    await sleep(200 + ((round * 130) % 1000));
    const stamp = `Changed alone, ${round}`;
    one.push(await told({ type: 'changed', changes: 1, stamp }, described(components.slice(0, 1), stamp)));
  }
  one.sort((a, b) => a - b);
  const { megabytes } = await databaseCost(db);
  return {
    ingestMs,
    statements: after.statements - before.statements,
    commits: after.commits - before.commits,
    unchangedMs: median(unchanged),
    unchangedRows: rowsAfter.rowsWritten - rowsBefore.rowsWritten,
    onePercentMs: median(onePercent),
    oneMs: { p50: percentile(one, 0.5), p95: percentile(one, 0.95) },
    databaseMb: megabytes,
  };
}

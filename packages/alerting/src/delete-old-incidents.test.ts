import { useTestDatabase } from '@watchbill/harness';
import { expect, test } from 'vitest';
import { later, NOW } from '../testing/context.ts';
import { deleteOldIncidents } from './delete-old-incidents.ts';

const database = useTestDatabase();
const DAY_S = 86_400;

interface Seed {
  readonly name: string;
  readonly resolvedDaysAgo: number | null;
  readonly delivery?: string;
}

const SEEDS: readonly Seed[] = [
  { name: 'long resolved', resolvedDaysAgo: 40, delivery: 'DELIVERED' },
  { name: 'just resolved', resolvedDaysAgo: 2 },
  { name: 'open for long', resolvedDaysAgo: null },
  { name: 'still to be told', resolvedDaysAgo: 40, delivery: 'PENDING' },
];

test('what was resolved long ago goes with its deliveries, unless something of it is still to be told', async () => {
  await database.db.transact(async (tx) => {
    for (const { name, resolvedDaysAgo, delivery } of SEEDS) {
      const { id } = await tx.incident.create({
        data: {
          entityRef: name,
          state: resolvedDaysAgo === null ? 'OPEN' : 'RESOLVED',
          severity: 'page',
          health: 'FAILING',
          reason: 'as the test says',
          startedAt: later(-50 * DAY_S),
          resolvedAt: resolvedDaysAgo === null ? null : later(-resolvedDaysAgo * DAY_S),
        },
      });
      if (!delivery) continue;
      const told = {
        type: 'incident.opened',
        notifier: 'hook',
        target: 'a',
        reason: 'owner',
        notification: {},
      };
      await tx.delivery.create({ data: { incidentId: id, state: delivery, ...told } });
    }
  });
  const before = new Date(NOW.getTime() - 30 * DAY_S * 1000);
  expect(await database.db.transact((tx) => deleteOldIncidents(tx, before))).toBe(1);
  expect(await database.db.transact((tx) => deleteOldIncidents(tx, before))).toBe(0);
  const left = await database.db.read.incident.findMany({ include: { deliveries: true } });
  expect(left.map(({ entityRef }) => entityRef).sort()).toEqual([
    'just resolved',
    'open for long',
    'still to be told',
  ]);
  expect(await database.db.read.delivery.count()).toBe(1);
});

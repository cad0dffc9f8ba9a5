import { useTestDatabase } from '@watchbill/harness';
import { expect, test } from 'vitest';
import { deleteOldRuns } from './delete-old-runs.ts';

const database = useTestDatabase();
const day = (number: number) => new Date(Date.UTC(2026, 0, number));

test('old runs go, the newest of each check stays however old it is', async () => {
  const ref = 'check:default/rare';
  const check = { ref, entityRef: 'component:default/cart', everyMs: 1, timeoutMs: 1, nextRunAt: day(1) };
  const run = (number: number) => ({
    checkRef: ref,
    entityRef: check.entityRef,
    state: 'FINISHED',
    trigger: 'SCHEDULE',
    queuedAt: day(number),
    finishedAt: day(number),
  });
  const left = await database.db.transact(async (tx) => {
    await tx.check.create({ data: { ...check, definition: {} } });
    await tx.run.createMany({ data: [run(1), run(2), run(3)] });
    expect(await deleteOldRuns(tx, day(2))).toBe(1);
    expect(await deleteOldRuns(tx, day(20))).toBe(1);
    expect(await deleteOldRuns(tx, day(20))).toBe(0);
    return tx.run.findMany({ select: { queuedAt: true } });
  });
  expect(left).toEqual([{ queuedAt: day(3) }]);
});

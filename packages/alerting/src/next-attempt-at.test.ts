import { useTestDatabase } from '@watchbill/harness';
import { expect, test } from 'vitest';
import { context, later, NOW } from '../testing/context.ts';
import { claimAll, complete } from '../testing/outbox.ts';
import { SHOP, seedEntities, transition } from '../testing/shop.ts';
import { applyTransitions } from './apply-transitions.ts';
import { nextAttemptAt } from './next-attempt-at.ts';

const database = useTestDatabase();
const next = (now: Date) => nextAttemptAt(database.db.read, now);

test('is when something becomes due that is not due yet', async () => {
  expect(await next(NOW)).toBeNull();
  await database.db.transact((tx) => seedEntities(tx, SHOP));
  await database.db.transact((tx) => applyTransitions(tx, [transition('FAILING')], context()));
  expect(await next(later(-1))).toEqual(NOW);
  expect(await next(NOW)).toBeNull();

  const [claimed] = await claimAll(database.db, NOW);
  expect(await next(later(1))).toEqual(later(45));
  if (claimed) await complete(database.db, claimed, { type: 'retry', reason: 'down' }, later(1));
  expect(await next(later(1))).toEqual(later(6));

  const [again] = await claimAll(database.db, later(6));
  if (again) await complete(database.db, again, { type: 'delivered' }, later(7));
  expect(await next(later(1))).toBeNull();
});

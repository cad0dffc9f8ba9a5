import type { Database } from '@watchbill/database';
import { type ClaimedDelivery, claimDeliveries } from '../src/claim-deliveries.ts';
import { completeDelivery } from '../src/complete-delivery.ts';
import type { DeliveryResult } from '../src/notifier.ts';

/** Claims all that is due, as one process would. */
export function claimAll(db: Database, now: Date): Promise<readonly ClaimedDelivery[]> {
  return db.transact((tx) => claimDeliveries(tx, { now, limit: 100, leaseMs: 45_000 }));
}

export function complete(
  db: Database,
  { id, epoch, notification }: ClaimedDelivery,
  result: DeliveryResult,
  now: Date,
): Promise<boolean> {
  const attempt = { id, epoch, messageId: notification.id, result, now, random: 0 };
  return db.transact((tx) => completeDelivery(tx, attempt));
}

/** Claims all that is due and lets every attempt end like this. @returns `type notifier:target` of each. */
export async function deliverAll(db: Database, now: Date, result: DeliveryResult = { type: 'delivered' }) {
  const claimed = await claimAll(db, now);
  for (const delivery of claimed) await complete(db, delivery, result, now);
  return claimed
    .map(({ notification, notifier, target }) => `${notification.type} ${notifier}:${target}`)
    .sort();
}

/** `type notifier:target STATE` of every row, to compare at a glance. */
export async function outbox(db: Database): Promise<readonly string[]> {
  const rows = await db.read.delivery.findMany({ orderBy: [{ type: 'asc' }, { target: 'asc' }] });
  return rows.map(({ type, notifier, target, state }) => `${type} ${notifier}:${target} ${state}`);
}

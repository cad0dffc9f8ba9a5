import { createWaker, type Database } from '@watchbill/database';
import { attemptDelivery } from './attempt-delivery.ts';
import { type ClaimedDelivery, claimDeliveries } from './claim-deliveries.ts';
import { completeDelivery } from './complete-delivery.ts';
import { nextAttemptAt } from './next-attempt-at.ts';
import type { Notifier } from './notifier.ts';

export interface DeliveryDutyOptions {
  readonly db: Database;
  readonly notifiers: readonly Notifier[];
  readonly clock: () => Date;
  /** The most attempts at once. Shared evenly among the notifiers, so that one that hangs leaves the others their part. */
  readonly concurrency: number;
  readonly onError: (error: unknown) => void;
  /** From 0 up to 1, spreads retries. */
  readonly random: () => number;
  /** The most that one attempt may take; 30 seconds unless told. */
  readonly deadlineMs?: number;
}

export interface DeliveryDuty {
  /** Looks for work at once. To be called whenever `DELIVERY_PENDING` is heard. */
  wake(): void;
  /** Cuts off what is under way, records that, and resolves when nothing is left. */
  stop(): Promise<void>;
}

/** Looks also when nobody wakes it, in case a wake was lost with a connection. */
const LONGEST_SLEEP_MS = 5_000;
/** What a lease lasts beyond the attempt's deadline: recording its result. */
const LEASE_GRACE_MS = 15_000;

/** Sends what the outbox holds: at least once each, in order for each target, any number of processes side by side. */
export function createDeliveryDuty(options: DeliveryDutyOptions): DeliveryDuty {
  const { db, clock, concurrency, onError, random, deadlineMs = 30_000 } = options;
  const notifiers = new Map(options.notifiers.map((notifier) => [notifier.id, notifier]));
  const perNotifier = Math.max(1, Math.floor(concurrency / Math.max(1, notifiers.size)));
  const leaseMs = deadlineMs + LEASE_GRACE_MS;
  const waker = createWaker();
  const stop = new AbortController();
  const running = new Map<Promise<void>, ClaimedDelivery>();

  /** Starts what is due and says for how long there will be nothing to do. */
  const lookForWork = async (): Promise<number> => {
    const now = clock();
    const limit = concurrency - running.size;
    if (limit <= 0) return LONGEST_SLEEP_MS;
    const busy = countBy([...running.values()].map(({ notifier }) => notifier));
    const claim = { now, limit, perNotifier, busy, leaseMs, notifiers: [...notifiers.keys()] };
    for (const delivery of await db.transact((tx) => claimDeliveries(tx, claim))) {
      const done: Promise<void> = process(delivery)
        .catch(onError)
        .finally(() => {
          running.delete(done);
          waker.wake();
        });
      running.set(done, delivery);
    }
    const next = await nextAttemptAt(db.read, now);
    return next ? Math.min(next.getTime() - now.getTime(), LONGEST_SLEEP_MS) : LONGEST_SLEEP_MS;
  };

  const process = async (delivery: ClaimedDelivery): Promise<void> => {
    const { id, epoch, notification } = delivery;
    const result = await attemptDelivery(delivery, { notifiers, deadlineMs, stopping: stop.signal, onError });
    const attempt = { id, epoch, messageId: notification.id, result, random: random() };
    await db.transact((tx) => completeDelivery(tx, { ...attempt, now: clock() }));
  };

  const loop = (async () => {
    while (!stop.signal.aborted) {
      const pause = await lookForWork().catch((error: unknown) => {
        onError(error);
        return LONGEST_SLEEP_MS;
      });
      if (!stop.signal.aborted) await waker.sleep(pause);
    }
  })();

  return {
    wake: waker.wake,
    stop: async () => {
      stop.abort();
      waker.wake();
      await loop;
      await Promise.all(running.keys());
    },
  };
}

function countBy(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

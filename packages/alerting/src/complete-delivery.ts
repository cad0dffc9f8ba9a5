import { notify, sql, type Transaction } from '@watchbill/database';
import { DELIVERY_PENDING, INCIDENT_CHANGED } from './channels.ts';
import type { DeliveryResult } from './notifier.ts';
import { afterAttempt } from './retry-policy.ts';

export interface CompletedAttempt {
  readonly id: string;
  readonly epoch: number;
  /** The id of the notification that was sent. */
  readonly messageId: string;
  readonly result: DeliveryResult;
  readonly now: Date;
  /** From 0 up to 1, spreads the waits. */
  readonly random: number;
}

interface PendingRow {
  readonly incidentId: string;
  readonly type: string;
  readonly notifier: string;
  readonly target: string;
  readonly attempts: number;
  readonly createdAt: Date;
  readonly deliveredAt: Date | null;
  readonly messageId: string;
}

/**
 * Records what became of an attempt and frees the delivery.
 * @returns false when the lease was lost meanwhile: the attempt that has it now decides, and nothing is written.
 */
export async function completeDelivery(
  tx: Transaction,
  { id, epoch, messageId, result, now, random }: CompletedAttempt,
): Promise<boolean> {
  const [row] = await tx.$queryRaw<PendingRow[]>(sql`
    select incident_id::text as "incidentId", type, notifier, target, attempts, created_at as "createdAt",
      delivered_at as "deliveredAt", notification ->> 'id' as "messageId"
    from delivery where id = ${id}::uuid and epoch = ${epoch} and state = 'PENDING' for update`);
  if (!row) return false;
  const delivered = result.type === 'delivered';
  const deliveredAt = delivered ? now : row.deliveredAt;
  if (row.messageId !== messageId) {
    // The incident got worse while this was under way: the newer message goes out at once, whatever became of the older.
    await tx.delivery.update({ where: { id }, data: { leaseUntil: null, nextAttemptAt: now, deliveredAt } });
  } else {
    const outcome = afterAttempt(row, result, now, random);
    await tx.delivery.update({
      where: { id },
      data: {
        state: outcome.state,
        leaseUntil: null,
        nextAttemptAt: outcome.state === 'PENDING' ? outcome.nextAttemptAt : null,
        lastError: outcome.state === 'DELIVERED' ? null : outcome.error,
        deliveredAt,
      },
    });
    if (outcome.state === 'FAILED' && deliveredAt === null) await withdrawRecovery(tx, row);
  }
  if (row.type === 'incident.opened') await notify(tx, DELIVERY_PENDING, '');
  await notify(tx, INCIDENT_CHANGED, row.incidentId);
  return true;
}

/** Who never heard of the trouble is not told that it is over. */
async function withdrawRecovery(
  tx: Transaction,
  { incidentId, type, notifier, target }: PendingRow,
): Promise<void> {
  if (type !== 'incident.opened') return;
  await tx.delivery.updateMany({
    where: { incidentId, notifier, target, type: 'incident.resolved', state: 'PENDING' },
    data: {
      state: 'SUPPRESSED',
      nextAttemptAt: null,
      reason: 'Not sent: the message that told of the trouble never reached this target.',
    },
  });
}

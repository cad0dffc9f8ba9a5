import type { Transaction } from '@watchbill/database';
import type { Delivery } from './delivery.ts';

/** Every message of these incidents, sent or not, in the order in which they were written. */
export async function deliveriesOfIncidents(
  tx: Transaction,
  incidentIds: readonly string[],
): Promise<readonly Delivery[]> {
  const rows = await tx.delivery.findMany({
    where: { incidentId: { in: [...incidentIds] } },
    select: {
      id: true,
      incidentId: true,
      type: true,
      notifier: true,
      target: true,
      state: true,
      reason: true,
      attempts: true,
      lastError: true,
      createdAt: true,
      nextAttemptAt: true,
      deliveredAt: true,
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows as readonly Delivery[];
}

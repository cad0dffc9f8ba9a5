import type { Transaction } from '@watchbill/database';

/** Drops the health of checks that are no more. */
export async function forgetHealth(tx: Transaction, checkRefs: readonly string[]): Promise<void> {
  await tx.health.deleteMany({ where: { ref: { in: [...checkRefs] } } });
}

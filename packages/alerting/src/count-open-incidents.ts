import type { Transaction } from '@watchbill/database';

/** How many incidents are not resolved, acknowledged ones included. */
export function countOpenIncidents(tx: Transaction): Promise<number> {
  return tx.incident.count({ where: { state: { not: 'RESOLVED' } } });
}

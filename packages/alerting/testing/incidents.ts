import type { Transaction } from '@watchbill/database';

interface Given {
  readonly entityRef: string;
  readonly state?: 'OPEN' | 'ACKNOWLEDGED' | 'RESOLVED';
  readonly startedAt: Date;
}

/** An incident as a row, for reads that do not care how it came about. @returns its id. */
export async function seedIncident(
  tx: Transaction,
  { entityRef, state = 'OPEN', startedAt }: Given,
): Promise<string> {
  const resolvedAt = state === 'RESOLVED' ? startedAt : null;
  const row = {
    entityRef,
    state,
    startedAt,
    openedAt: startedAt,
    resolvedAt,
    severity: 'page',
    health: 'FAILING',
    reason: 'It does not open.',
  };
  return (await tx.incident.create({ data: row })).id;
}

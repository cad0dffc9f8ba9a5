import type { Transaction } from '@watchbill/database';

/** Where a source said that it stands, the last time it did; undefined before the first. */
export async function readProgress(tx: Transaction, sourceId: string): Promise<unknown> {
  const source = await tx.source.findUnique({ where: { id: sourceId }, select: { progress: true } });
  return source?.progress ?? undefined;
}

import { sql, type Transaction } from '@watchbill/database';
import { ConflictError, NotFoundError } from '@watchbill/model';
import { lockCatalog } from '../lock-catalog.ts';

/**
 * Lets a source remove up to so many of the claims that are held, once: its next synchronisation does so, unless there are
 * more by then.
 * @throws NotFoundError when there is no such source; ConflictError when fewer are held than are confirmed.
 */
export async function confirmRemovals(tx: Transaction, sourceId: string, count: number): Promise<void> {
  await lockCatalog(tx);
  const source = await tx.source.findUnique({ where: { id: sourceId }, select: { heldRemovals: true } });
  if (!source) throw new NotFoundError(`source '${sourceId}': there is no such source`);
  const { heldRemovals: held } = source;
  if (!Number.isInteger(count) || count < 1 || count > held) {
    throw new ConflictError(
      held === 0
        ? `confirm ${count} removals of source '${sourceId}': none is held`
        : `confirm ${count} removals of source '${sourceId}': expected 1 to ${held}, as many as are held; look at them first`,
    );
  }
  await tx.$executeRaw(sql`update source set confirmed_removals = ${count} where id = ${sourceId}`);
}

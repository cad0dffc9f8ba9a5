import type { Transaction } from '@watchbill/database';
import type { ScheduledCheck, StoredDefinition } from './scheduled-check.ts';

interface CheckRow {
  readonly ref: string;
  readonly entityRef: string;
  readonly definition: unknown;
  readonly paused: boolean;
  readonly nextRunAt: Date;
}

const toCheck = ({ ref, entityRef, definition, paused, nextRunAt }: CheckRow): ScheduledCheck => ({
  ref,
  entityRef,
  definition: definition as StoredDefinition,
  paused,
  nextRunAt,
});

/** The checks of these refs that exist, in no particular order. */
export async function findChecks(
  tx: Transaction,
  refs: readonly string[],
): Promise<readonly ScheduledCheck[]> {
  return (await tx.check.findMany({ where: { ref: { in: [...refs] } } })).map(toCheck);
}

/** The checks that mark any of these entities, by ref. */
export async function checksOfEntities(
  tx: Transaction,
  refs: readonly string[],
): Promise<readonly ScheduledCheck[]> {
  const rows = await tx.check.findMany({ where: { entityRef: { in: [...refs] } }, orderBy: { ref: 'asc' } });
  return rows.map(toCheck);
}

export interface CheckPage {
  readonly rows: readonly ScheduledCheck[];
  readonly totalCount: number;
}

/** A page of all checks by ref, after the ref `after`. One row more than `first` is read, so that the caller sees whether more follow. */
export async function listChecks(
  tx: Transaction,
  { entityRef, first, after }: { entityRef?: string; first: number; after?: string },
): Promise<CheckPage> {
  const where = entityRef ? { entityRef } : {};
  const rows = await tx.check.findMany({
    where: after ? { ...where, ref: { gt: after } } : where,
    orderBy: { ref: 'asc' },
    take: first + 1,
  });
  return { rows: rows.map(toCheck), totalCount: await tx.check.count({ where }) };
}

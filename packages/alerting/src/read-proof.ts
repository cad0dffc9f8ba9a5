import { findEntities } from '@watchbill/catalog';
import type { Transaction } from '@watchbill/database';
import type { Notification, RunFailure } from '@watchbill/model';
import { titleOf } from './subject.ts';

/** What proves the trouble. */
export interface Proof {
  readonly check?: NonNullable<Notification['check']>;
  readonly failure?: RunFailure;
}

export async function readProof(
  tx: Transaction,
  { checkRef, runId }: { readonly checkRef: string | null; readonly runId: string | null },
): Promise<Proof> {
  const checks = await findEntities(tx, checkRef === null ? [] : [checkRef]);
  const run = runId && (await tx.run.findUnique({ where: { id: runId }, select: { failure: true } }));
  const failure = run ? (run.failure as RunFailure | null) : null;
  return {
    ...(checkRef !== null && {
      check: { ref: checkRef, title: titleOf(checks.get(checkRef)?.document, checkRef) },
    }),
    ...(failure && { failure }),
  };
}

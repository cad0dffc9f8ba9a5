import type { Transaction } from '@watchbill/database';
import type { Entity, Notification, RunFailure } from '@watchbill/model';
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
  const check =
    checkRef && (await tx.entity.findUnique({ where: { ref: checkRef }, select: { document: true } }));
  const run = runId && (await tx.run.findUnique({ where: { id: runId }, select: { failure: true } }));
  const failure = run ? (run.failure as unknown as RunFailure | null) : null;
  return {
    ...(checkRef && {
      check: {
        ref: checkRef,
        title: titleOf(check ? (check.document as unknown as Entity) : null, checkRef),
      },
    }),
    ...(failure && { failure }),
  };
}

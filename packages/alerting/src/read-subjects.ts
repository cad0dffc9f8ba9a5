import { findEntities, runbooksOf, wholesOf } from '@watchbill/catalog';
import type { Transaction } from '@watchbill/database';
import { escalationOf } from './escalation.ts';
import { readOwnerGraph } from './read-owner-graph.ts';
import type { Subject } from './subject.ts';

/** Everything about these entities that decides who is told, by ref. An entity that is gone has a subject too. */
export async function readSubjects(
  tx: Transaction,
  refs: readonly string[],
): Promise<ReadonlyMap<string, Subject>> {
  if (refs.length === 0) return new Map();
  const entities = await findEntities(tx, refs);
  const wholes = await wholesOf(tx, refs);
  const runbooks = await runbooksOf(tx, refs);
  const owners = [...entities.values()].flatMap(({ ownerRef }) => ownerRef ?? []);
  const graph = await readOwnerGraph(tx, owners);
  const subjectOf = (ref: string): Subject => {
    const { document: entity = null, ownerRef = null } = entities.get(ref) ?? {};
    return {
      ref,
      entity,
      ownerRef,
      systemRefs: (wholes.get(ref) ?? []).filter((whole) => whole.startsWith('system:')),
      escalation: escalationOf(ownerRef, graph),
      runbooks: runbooks.get(ref) ?? [],
    };
  };
  return new Map(refs.map((ref) => [ref, subjectOf(ref)]));
}

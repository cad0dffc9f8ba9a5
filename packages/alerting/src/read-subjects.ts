import { findEntities, ownershipOf, runbooksOf, wholesOf } from '@watchbill/catalog';
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
  const ownership = await ownershipOf(tx, refs);
  const owners = [...ownership.values()].flatMap(({ owner }) => owner ?? []);
  const graph = await readOwnerGraph(tx, owners);
  const subjectOf = (ref: string): Subject => {
    const { document: entity = null, ownerRef: stated = null } = entities.get(ref) ?? {};
    const { owner = null, way = null, because = null } = ownership.get(ref) ?? {};
    const ownerRef = owner ?? stated;
    return {
      ref,
      entity,
      ownerRef,
      ownerBecause: way === null || way === 'descriptor' ? null : because,
      systemRefs: (wholes.get(ref) ?? []).filter((whole) => whole.startsWith('system:')),
      escalation: escalationOf(ownerRef, graph),
      runbooks: runbooks.get(ref) ?? [],
    };
  };
  return new Map(refs.map((ref) => [ref, subjectOf(ref)]));
}

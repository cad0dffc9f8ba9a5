import type { Transaction } from '@watchbill/database';
import type { Entity } from '@watchbill/model';
import { escalationOf } from './escalation.ts';
import { readOwnerGraph } from './read-owner-graph.ts';
import type { Subject } from './subject.ts';

/** Everything about these entities that decides who is told, by ref. An entity that is gone has a subject too. */
export async function readSubjects(
  tx: Transaction,
  refs: readonly string[],
): Promise<ReadonlyMap<string, Subject>> {
  if (refs.length === 0) return new Map();
  const rows = await tx.entity.findMany({
    where: { ref: { in: [...refs] } },
    select: { ref: true, ownerRef: true, document: true },
  });
  const systems = await tx.relation.findMany({
    where: { source: { in: [...refs] }, type: 'partOf', target: { startsWith: 'system:' } },
    select: { source: true, target: true },
  });
  const graph = await readOwnerGraph(
    tx,
    rows.flatMap(({ ownerRef }) => ownerRef ?? []),
  );
  const entityRows = new Map(rows.map((row) => [row.ref, row]));
  const systemOf = new Map(systems.map(({ source, target }) => [source, target]));
  return new Map(
    refs.map((ref) => {
      const row = entityRows.get(ref);
      const ownerRef = row?.ownerRef ?? null;
      const entity = (row?.document as unknown as Entity | undefined) ?? null;
      const systemRef = systemOf.get(ref) ?? null;
      return [ref, { ref, entity, ownerRef, systemRef, escalation: escalationOf(ownerRef, graph) }];
    }),
  );
}

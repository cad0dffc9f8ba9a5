import { findEntities } from '@watchbill/catalog';
import type { Transaction } from '@watchbill/database';
import type { Entity } from '@watchbill/model';
import type { OwnerGraph } from './escalation.ts';

/** The owners of these refs and everybody above them, one round trip a level. */
export async function readOwnerGraph(tx: Transaction, ownerRefs: readonly string[]): Promise<OwnerGraph> {
  const entities = new Map<string, Entity>();
  const above = new Map<string, string[]>();
  const seen = new Set<string>();
  for (let level = [...new Set(ownerRefs)]; level.length > 0; ) {
    for (const ref of level) seen.add(ref);
    for (const [ref, { document }] of await findEntities(tx, level)) entities.set(ref, document);
    const edges = await tx.relation.findMany({
      where: { source: { in: level }, type: { in: ['childOf', 'memberOf'] } },
      select: { source: true, target: true },
      distinct: ['source', 'target'],
    });
    for (const { source, target } of edges) above.set(source, [...(above.get(source) ?? []), target]);
    level = [...new Set(edges.map(({ target }) => target))].filter((ref) => !seen.has(ref));
  }
  return { entities, above };
}

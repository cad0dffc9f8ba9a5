import { sql, type Transaction } from '@watchbill/database';
import type { Workload } from './workload.ts';

export interface SeenWorkload extends Omit<Workload, 'createdAt'> {
  readonly createdAt: Date | null;
  readonly sourceId: string;
  /** When its cluster was last known to be read; null when it never was whole. */
  readonly seenAt: Date | null;
  /** The cluster does not answer now, so that this is how it was. */
  readonly stale: boolean;
}

/** What runs these entities, by ref, in order of cluster, namespace and name. Those that nothing runs are absent. */
export async function workloadsOf(
  tx: Transaction,
  refs: readonly string[],
): Promise<ReadonlyMap<string, readonly SeenWorkload[]>> {
  if (refs.length === 0) return new Map();
  const rows = await tx.$queryRaw<(SeenWorkload & { readonly entityRef: string })[]>(sql`
    select e.ref as "entityRef", w.source_id as "sourceId", w.uid, w.cluster, w.namespace, w.kind, w.name, w.selector, w.container,
      w.version, w.images, w.hosts, w.desired, w.ready, w.created_at as "createdAt", w.because,
      s.last_sync_at as "seenAt", s.state = 'FAILED' as stale
    from entity e
    join claim c on c.entity_id = e.id
    join workload w on w.source_id = c.source_id and w.ref = c.ref
    join source s on s.id = w.source_id
    where e.ref = any(${[...refs]}::text[])
    order by e.ref, w.cluster, w.namespace, w.name, w.uid`);
  const found = new Map<string, SeenWorkload[]>();
  for (const { entityRef, ...workload } of rows)
    found.set(entityRef, [...(found.get(entityRef) ?? []), workload]);
  return found;
}

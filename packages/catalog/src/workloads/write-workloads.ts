import { sql, type Transaction } from '@watchbill/database';
import { entityRefOf } from '@watchbill/model';
import { inBatches } from '../entities/batches.ts';
import type { SourcedEntity } from '../source.ts';
import { identifierKeysOfWorkload } from './identifiers-of-workload.ts';

/**
 * Replaces what runs these entities by the word of this source; what is as it was is not written. Entities that say nothing of
 * workloads keep what they have.
 */
export async function writeWorkloads(
  tx: Transaction,
  sourceId: string,
  entities: readonly SourcedEntity[],
): Promise<void> {
  const told = entities.filter(({ workloads }) => workloads !== undefined);
  if (told.length === 0) return;
  const rows = told.flatMap(({ entity, workloads = [] }) => {
    const ref = entityRefOf(entity);
    return workloads.map((workload) => ({
      ...workload,
      ref,
      identifiers: identifierKeysOfWorkload(workload),
    }));
  });
  await tx.$executeRaw(sql`
    delete from workload where source_id = ${sourceId}
      and ref = any(${told.map(({ entity }) => entityRefOf(entity))}::text[])
      and uid <> all(${rows.map(({ uid }) => uid)}::text[])`);
  await inBatches(rows, async (batch) => {
    await tx.$executeRaw(sql`
      insert into workload as w (source_id, uid, ref, cluster, namespace, kind, name, selector, container, version, images,
        hosts, desired, ready, created_at, because, identifiers)
      select ${sourceId}, uid, ref, cluster, namespace, kind, name, selector, container, version, images,
        hosts, desired, ready, "createdAt", because, identifiers
      from jsonb_to_recordset(${batch}::jsonb) as n (uid text, ref text, cluster text, namespace text, kind text, name text,
        selector text, container text, version text, images text[], hosts text[], desired int, ready int, "createdAt" timestamptz,
        because text, identifiers bigint[])
      on conflict (source_id, uid) do update set ref = excluded.ref, cluster = excluded.cluster,
        namespace = excluded.namespace, kind = excluded.kind, name = excluded.name, selector = excluded.selector, container = excluded.container,
        version = excluded.version, images = excluded.images, hosts = excluded.hosts, desired = excluded.desired,
        ready = excluded.ready, created_at = excluded.created_at, because = excluded.because,
        identifiers = excluded.identifiers
      where (w.ref, w.cluster, w.namespace, w.kind, w.name, w.selector, w.container, w.version, w.images, w.hosts, w.desired, w.ready,
          w.created_at, w.because, w.identifiers)
        is distinct from (excluded.ref, excluded.cluster, excluded.namespace, excluded.kind, excluded.name,
          excluded.selector, excluded.container, excluded.version, excluded.images, excluded.hosts, excluded.desired, excluded.ready,
          excluded.created_at, excluded.because, excluded.identifiers)`);
  });
}

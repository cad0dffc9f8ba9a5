import { sql, type Transaction } from '@watchbill/database';

/** Keeps these entities, with their claims, for as long as they can come back. They are still there. */
export async function entombEntities(tx: Transaction, ids: readonly string[], keepMs: number): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRaw(sql`
    insert into tombstone (id, ref, kind, source_id, location, identity, created_at, removed_at, expires_at, document, claims)
    select e.id, e.ref, e.kind, e.source_id, e.location, max(c.identity) filter (where c.source_id = e.source_id),
      e.created_at, now(), now() + ${keepMs} * interval '1 ms', e.document,
      jsonb_agg(jsonb_build_object('sourceId', c.source_id, 'ref', c.ref, 'location', c.location, 'identity', c.identity,
        'inferred', c.inferred, 'firstSeenAt', c.first_seen_at, 'document', c.document, 'owners', c.owners,
        'directory', case when c.document is null then e.directory else c.directory end,
        'root', case when c.document is null then e.root else c.root end))
    from entity e join claim c on c.entity_id = e.id
    where e.id = any(${[...ids]}::uuid[])
    group by e.id
    on conflict (id) do update set ref = excluded.ref, kind = excluded.kind, source_id = excluded.source_id,
      location = excluded.location, identity = excluded.identity, removed_at = excluded.removed_at,
      expires_at = excluded.expires_at, document = excluded.document, claims = excluded.claims`);
}

import { sql, type Transaction } from '@watchbill/database';
import type { Entity } from '@watchbill/model';
import { withoutProvenance } from '../merge/provenance-annotations.ts';

/** A claim as it stands, with when its source told it. */
export interface StandingClaim {
  /** The ref that was asked for. */
  readonly asked: string;
  readonly entityId: string;
  readonly entityRef: string;
  readonly sourceId: string;
  readonly ref: string;
  readonly location: string;
  readonly inferred: boolean;
  readonly rank: number;
  readonly document: Entity;
  readonly firstSeenAt: Date;
  /** Since when it says what it says. */
  readonly changedAt: Date;
  /** When its source last said so; null for one kept by hand. */
  readonly lastSeenAt: Date | null;
  /** Since when its source no longer tells it, though the removal is held. */
  readonly absentSince: Date | null;
  readonly keptBy: string | null;
}

/** Every claim of these entities, also by refs that they had before. */
export async function readClaims(
  tx: Transaction,
  refs: readonly string[],
): Promise<readonly StandingClaim[]> {
  const rows = await tx.$queryRaw<(StandingClaim & { readonly alone: boolean })[]>(sql`
    with asked as (
      select e.ref as asked, e.id from entity e where e.ref = any(${[...refs]}::text[])
      union all
      select a.ref, a.entity_id from alias a where a.ref = any(${[...refs]}::text[])
    )
    select asked.asked, e.id as "entityId", e.ref as "entityRef", c.source_id as "sourceId", c.ref, c.location, c.inferred,
      s.rank, coalesce(c.document, e.document) as document, c.document is null as alone,
      c.first_seen_at as "firstSeenAt", c.changed_at as "changedAt", c.absent_since as "absentSince", c.kept_by as "keptBy",
      case when c.kept_by is null then coalesce(c.absent_since, greatest(s.listed_at, c.changed_at)) end as "lastSeenAt"
    from asked join entity e on e.id = asked.id join claim c on c.entity_id = e.id join source s on s.id = c.source_id`);
  return rows.map(({ alone, ...claim }) =>
    alone ? { ...claim, document: withoutProvenance(claim.document) } : claim,
  );
}

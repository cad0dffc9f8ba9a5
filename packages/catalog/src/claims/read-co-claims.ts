import { sql, type Transaction } from '@watchbill/database';
import type { Entity } from '@watchbill/model';
import { withoutProvenance } from '../merge/provenance-annotations.ts';

/** A claim with what it says, as it is merged with others. */
export interface MergedClaim {
  readonly sourceId: string;
  readonly ref: string;
  readonly location: string;
  readonly inferred: boolean;
  readonly rank: number;
  readonly document: Entity;
  readonly directory: string | null;
  readonly root: string | null;
  /** Told now: neither held nor kept by hand. */
  readonly told: boolean;
}

/** A claim of an entity that another one is put beside. */
export interface CoClaim extends MergedClaim {
  readonly entityId: string;
  readonly entityRef: string;
  /** It holds its document itself, because it was not alone. */
  readonly holdsDocument: boolean;
}

/** All claims of these entities but those of one source that are about to be written or deleted. */
export async function readCoClaims(
  tx: Transaction,
  entityIds: readonly string[],
  sourceId: string,
  except: readonly string[],
): Promise<readonly CoClaim[]> {
  if (entityIds.length === 0) return [];
  const rows = await tx.$queryRaw<CoClaim[]>(sql`
    select c.entity_id as "entityId", e.ref as "entityRef", c.source_id as "sourceId", c.ref, c.location, c.inferred, s.rank,
      coalesce(c.document, e.document) as document, c.document is not null as "holdsDocument",
      case when c.document is null then e.directory else c.directory end as directory,
      case when c.document is null then e.root else c.root end as root,
      c.absent_since is null and c.kept_by is null as told
    from claim c join entity e on e.id = c.entity_id join source s on s.id = c.source_id
    where c.entity_id = any(${[...entityIds]}::uuid[])
      and not (c.source_id = ${sourceId} and c.ref = any(${[...except]}::text[]))`);
  return rows.map((row) => (row.holdsDocument ? row : { ...row, document: withoutProvenance(row.document) }));
}

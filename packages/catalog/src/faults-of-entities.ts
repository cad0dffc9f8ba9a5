import { sql, type Transaction } from '@watchbill/database';
import type { Fault } from '@watchbill/model';
import { locationTarget } from './location.ts';
import { type FaultRow, faultFromRow } from './stored-fault.ts';
import { unresolvedReferences } from './unresolved-references.ts';

/**
 * What is wrong with these entities: what their sources found, of the entity itself or of its whole file, and references
 * that lead nowhere now, which mend themselves when the missing entity appears. Errors first.
 */
export async function faultsOfEntities(
  tx: Transaction,
  refs: readonly string[],
): Promise<ReadonlyMap<string, readonly Fault[]>> {
  if (refs.length === 0) return new Map();
  const stored = await tx.$queryRaw<(FaultRow & { of: string })[]>(sql`
    select e.ref as of, f.level, f.message, f.file, f.line, f."column", f.entity_ref as "entityRef"
    from entity e
    join fault f on f.entity_ref = e.ref or (f.entity_ref is null and f.source_id = e.source_id and f.location = e.location)
    where e.ref = any(${[...refs]}::text[])
    order by f.level, f.file collate "C", f.line, f.id`);
  const found = Map.groupBy(
    stored.map((row) => ({ of: row.of, fault: faultFromRow(row) })),
    ({ of }) => of,
  );
  const dangling = await danglingFaults(tx, refs);
  return new Map(
    [...new Set([...found.keys(), ...dangling.keys()])].map((ref) => [
      ref,
      [...(found.get(ref) ?? []).map(({ fault }) => fault), ...(dangling.get(ref) ?? [])],
    ]),
  );
}

async function danglingFaults(
  tx: Transaction,
  refs: readonly string[],
): Promise<ReadonlyMap<string, readonly Fault[]>> {
  const unresolved = await unresolvedReferences(tx, refs);
  if (unresolved.size === 0) return new Map();
  const rows = await tx.$queryRaw<{ ref: string; location: string }[]>(sql`
    select ref, location from entity where ref = any(${[...unresolved.keys()]}::text[])`);
  return new Map(
    rows.map(({ ref, location }) => [
      ref,
      (unresolved.get(ref) ?? []).map(({ place, ref: missing }) => ({
        level: 'warning' as const,
        message: `${place} '${missing}': no such entity; correct the reference or add ${missing}`,
        position: { file: locationTarget(location) },
        entityRef: ref,
      })),
    ]),
  );
}

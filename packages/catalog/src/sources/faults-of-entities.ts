import { sql, type Transaction } from '@watchbill/database';
import type { Fault } from '@watchbill/model';
import { type UnresolvedReference, unresolvedReferences } from '../relations/unresolved-references.ts';
import { locationTarget } from './location.ts';
import { type FaultRow, faultFromRow } from './stored-fault.ts';

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
    rows.map(({ ref, location }) => {
      const warning = (message: string): Fault => {
        return { level: 'warning', message, position: { file: locationTarget(location) }, entityRef: ref };
      };
      return [ref, messagesOf(unresolved.get(ref) ?? []).map(warning)];
    }),
  );
}

/** A list made by a program can lead nowhere thousands of times; nobody mends these one by one. */
const MOST_DANGLING = 100;

function messagesOf(unresolved: readonly UnresolvedReference[]): readonly string[] {
  const messages = unresolved
    .slice(0, MOST_DANGLING)
    .map(({ place, ref }) => `${place} '${ref}': no such entity; correct the reference or add ${ref}`);
  const more = unresolved.length - messages.length;
  return more > 0 ? [...messages, `${more} more of its references lead to no entity`] : messages;
}

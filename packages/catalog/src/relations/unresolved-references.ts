import { sql, type Transaction } from '@watchbill/database';
import { type Entity, formatPath, referencesOfEntity } from '@watchbill/model';

/** A mention of an entity that does not exist. */
export interface UnresolvedReference {
  /** Where in the descriptor, e.g. `spec.dependsOn[1]`. */
  readonly place: string;
  /** The missing entity. */
  readonly ref: string;
}

/** What these entities mention that does not exist now, in order of appearance. Those with nothing amiss are absent. */
export async function unresolvedReferences(
  tx: Transaction,
  refs: readonly string[],
): Promise<ReadonlyMap<string, readonly UnresolvedReference[]>> {
  if (refs.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ ref: string; document: Entity; missing: string[] }[]>(sql`
    select e.ref, e.document, array_agg(m.other) as missing
    from entity e
    join relation r on r.stated_by = e.id
    cross join lateral (select case when r.source = e.ref then r.target else r.source end) as m(other)
    left join entity o on o.ref = m.other
    where e.ref = any(${[...refs]}::text[]) and o.ref is null
    group by e.id`);
  return new Map(
    rows.map(({ ref, document, missing }) => {
      const refs = new Set(missing);
      const mentions = referencesOfEntity(document).filter((reference) => refs.has(reference.ref));
      return [ref, mentions.map((reference) => ({ place: formatPath(reference.path), ref: reference.ref }))];
    }),
  );
}

import { sql, type Transaction } from '@watchbill/database';
import { storableText } from '../entities/storable-json.ts';
import { unresolvedReferences } from './unresolved-references.ts';

/** An entity that mentions one that does not exist. */
export interface UnresolvedMention {
  readonly ref: string;
  /** The entity that does not exist. */
  readonly missing: string;
  /** Where in the descriptor, e.g. `spec.dependsOn[1]`. */
  readonly places: readonly string[];
}

export type MentionPosition = Pick<UnresolvedMention, 'ref' | 'missing'>;

const MENTIONS = sql`
  select e.ref, m.other as missing from relation r join entity e on e.id = r.stated_by
  cross join lateral (select case when r.source = e.ref then r.target else r.source end) as m(other)
  where not exists (select from entity o where o.ref = m.other)
  group by e.ref, m.other`;

/** All references to nothing, by who mentions it. One row more than `first` is read, so that the caller sees whether more follow. */
export async function listUnresolved(
  tx: Transaction,
  { first, after }: { readonly first: number; readonly after?: MentionPosition | undefined },
): Promise<readonly UnresolvedMention[]> {
  const follows = after
    ? sql`(u.ref collate "C", u.missing collate "C") > (${storableText(after.ref)}, ${storableText(after.missing)})`
    : sql`true`;
  const rows = await tx.$queryRaw<MentionPosition[]>(sql`
    select u.ref, u.missing from (${MENTIONS}) u
    where ${follows} order by u.ref collate "C", u.missing collate "C" limit ${first + 1}`);
  const places = await unresolvedReferences(tx, [...new Set(rows.map(({ ref }) => ref))]);
  return rows.map(({ ref, missing }) => ({
    ref,
    missing,
    places: (places.get(ref) ?? []).filter((one) => one.ref === missing).map(({ place }) => place),
  }));
}

export async function countUnresolved(tx: Transaction): Promise<number> {
  const rows = await tx.$queryRaw<{ count: number }[]>(
    sql`select count(*)::int as count from (${MENTIONS}) u`,
  );
  return rows[0]?.count ?? 0;
}

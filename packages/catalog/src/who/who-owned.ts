import { sql, type Transaction } from '@watchbill/database';
import type { Identified } from './who-identified.ts';

interface Row {
  readonly of: string;
  readonly via: string;
  readonly ref: string;
  readonly kind: string;
  readonly name: string;
}

const MOST = 20;
const OWNED = 0.6;
const OWNED_BY_TEAM = 0.5;

/** What the people and teams behind a contact own, themselves or as members of a team: one of these may be meant. */
export async function findOwned(
  tx: Transaction,
  text: string,
  identified: readonly Identified[],
): Promise<readonly Identified[]> {
  const contacts = identified.filter(({ isContact }) => isContact).map(({ ref }) => ref);
  if (contacts.length === 0) return [];
  const rows = await tx.$queryRaw<Row[]>(sql`
    with owner (of, via) as (
      select ref, ref from unnest(${contacts}::text[]) as asked(ref)
      union
      select r.source, r.target from relation r where r.type = 'memberOf' and r.source = any(${contacts}::text[])
    )
    select * from (
      select distinct on (e.ref) o.of, o.via, e.ref, e.kind, e.name
      from owner o
      join relation own on own.target = o.via and own.type = 'ownedBy' join entity e on e.ref = own.source
      where lower(e.kind) not in ('check', 'location')
      order by e.ref, o.of <> o.via
    ) as owned
    order by of <> via, lower(kind) <> 'component', ref collate "C"
    limit ${MOST}`);
  return rows.map(({ of, via, ref, kind, name }) => {
    const how = of === via ? '' : `, a member of ${via}`;
    return {
      ref,
      kind,
      name,
      confidence: of === via ? OWNED : OWNED_BY_TEAM,
      because: `'${text}' reaches ${of}${how}`,
      isContact: false,
    };
  });
}

import { sql, type Transaction } from '@watchbill/database';
import { identifierKey } from '../identifiers/identifier-key.ts';

/**
 * Whom the owners of evidence mean, as far as they exist: a ref means itself. `@organisation/team` is the group that says so
 * by its annotation `github.com/team-slug`, else the one called like the team, in a namespace called like the organisation
 * or in `default`, unless it says to be another team. `@user` goes the same way by `github.com/user-login`; an e-mail
 * address is that of a profile. One statement of index scans, however many are asked for.
 */
export async function findMeantOwners(
  tx: Transaction,
  written: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (written.length === 0) return new Map();
  const asked = [...new Set(written)].map(toAsked);
  const rows = await tx.$queryRaw<{ written: string; ref: string }[]>(sql`
    with asked as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
        as n (written text, kind text, annotation text, names text[], keys bigint[], refs text[])
    ),
    said as (
      select a.written, e.ref, coalesce(
        array_position(a.names, lower(e.document->'metadata'->'annotations'->>a.annotation)), 9) as rank
      from asked a
      cross join lateral unnest(a.keys) as k(key)
      join entity e on e.identifiers @> array[k.key]
      where starts_with(e.ref, a.kind || ':') and (a.annotation is null or
        lower(e.document->'metadata'->'annotations'->>a.annotation) = any(a.names))
    ),
    called as (
      select a.written, e.ref, 10 + array_position(a.refs, e.ref) as rank
      from asked a join entity e on e.ref = any(a.refs)
      where a.annotation is null or e.document->'metadata'->'annotations'->>a.annotation is null
    )
    select distinct on (written) written, ref from (select * from said union all select * from called) as found
    order by written, rank, ref collate "C"`);
  return new Map(rows.map(({ written, ref }) => [written, ref]));
}

interface Asked {
  readonly written: string;
  /** Of the entities that its keys may find. */
  readonly kind?: 'group' | 'user';
  /** That would say it, and what, the most exact first. */
  readonly annotation?: string;
  readonly names?: readonly string[];
  /** Of identifiers by which it is found. */
  readonly keys?: readonly string[];
  /** Refs that it may have, the likeliest first. */
  readonly refs?: readonly string[];
}

function toAsked(written: string): Asked {
  const value = written.toLowerCase();
  const [, account, team] = /^@([^/]+)(?:\/(.+))?$/.exec(value) ?? [];
  if (account === undefined) {
    if (!value.includes('@')) return { written, refs: [value] };
    return { written, kind: 'user', keys: [identifierKey('email', value)] };
  }
  const names = team === undefined ? [account] : [`${account}/${team}`, team];
  const keys = names.map((name) => identifierKey('annotation', name));
  if (team === undefined) {
    const refs = [`user:default/${account}`];
    return { written, kind: 'user', annotation: 'github.com/user-login', names, keys, refs };
  }
  const refs = [`group:${account}/${team}`, `group:default/${team}`];
  return { written, kind: 'group', annotation: 'github.com/team-slug', names, keys, refs };
}

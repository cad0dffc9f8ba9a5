import { sql, type Transaction } from '@watchbill/database';
import { RELATION_INVERSES, type RelationName, type RelationType } from '@watchbill/model';
import type { EntityRelation } from './relations-of.ts';

/** The relations of one type that an entity has. */
export interface RelationGroup {
  readonly type: RelationName;
  readonly totalCount: number;
  /** A part of them. */
  readonly relations: readonly EntityRelation[];
}

export interface RelationGroupOptions {
  /** Default: all. */
  readonly types?: readonly RelationName[] | undefined;
  /** Of each type. */
  readonly first: number;
  /** Of each type: how many come before. Default 0. */
  readonly skip?: number | undefined;
}

/**
 * The relations of these entities by type, in order of type, and of each so many: those in trouble first, then by title or
 * name, what does not exist last. An entity has a handful of relations or ten thousand; what is read is bounded.
 */
export async function relationGroupsOf(
  tx: Transaction,
  refs: readonly string[],
  { types, first, skip = 0 }: RelationGroupOptions,
): Promise<ReadonlyMap<string, readonly RelationGroup[]>> {
  if (refs.length === 0) return new Map();
  const asked = [...refs];
  const isAsked = (name: RelationName) => types === undefined || types.includes(name);
  const names = Object.entries(RELATION_INVERSES) as [RelationType, RelationName][];
  const forward = names.filter(([name]) => isAsked(name)).map(([name]) => name);
  const backward = names.filter(([, inverse]) => isAsked(inverse)).map(([name]) => name);
  const rows = await tx.$queryRaw<Row[]>(sql`
    with edge as (
      select source as of, type, target as ref, false as inverse from relation
      where source = any(${asked}::text[]) and type = any(${forward}::text[])
      union
      select target, type, source, true from relation
      where target = any(${asked}::text[]) and type = any(${backward}::text[])
    ), placed as (
      select edge.*, count(*) over (partition by of, edge.type, inverse) as total,
        row_number() over (partition by of, edge.type, inverse order by
          case when e.ref is null then 5
            else coalesce(array_position(array['FAILING', 'DEGRADED', 'UNKNOWN'], coalesce(h.state, 'UNKNOWN')), 4) end,
          lower(coalesce(e.title, e.name)) collate "C", edge.ref) as place
      from edge left join entity e on e.ref = edge.ref left join health h on h.ref = edge.ref
    )
    select of, type, ref, inverse, total::int as total from placed
    where (place > ${skip} and place <= ${skip + first}) or place = 1
    order by of, type, inverse, place`);
  const groups = Map.groupBy(rows, ({ of, type, inverse }) => `${of} ${type} ${inverse}`);
  const found = [...groups.values()].flatMap((group) => (group[0] ? [toGroup(group[0], group, skip)] : []));
  const byRef = Map.groupBy(found, ({ of }) => of);
  return new Map(
    [...byRef].map(([of, list]) => [
      of,
      list.map(({ group }) => group).sort((a, b) => (a.type < b.type ? -1 : 1)),
    ]),
  );
}

interface Row {
  readonly of: string;
  readonly type: RelationType;
  readonly ref: string;
  readonly inverse: boolean;
  readonly total: number;
}

function toGroup(
  { of, type, inverse, total }: Row,
  rows: readonly Row[],
  skip: number,
): { readonly of: string; readonly group: RelationGroup } {
  const name = inverse ? RELATION_INVERSES[type] : type;
  // The first row comes along always, for its count.
  const shown = skip === 0 ? rows : rows.slice(1);
  return {
    of,
    group: { type: name, totalCount: total, relations: shown.map(({ ref }) => ({ type: name, ref })) },
  };
}

import { joinSql, type Sql, sql } from '@watchbill/database';
import { InputError, RELATION_INVERSES } from '@watchbill/model';

export interface RelationField {
  readonly key: string;
  readonly holders?: (condition: (text: Sql) => Sql) => Sql;
  readonly many: Sql;
  readonly elements?: Sql;
}

const INVERSES = Object.entries(RELATION_INVERSES);

/** Both directions, in the form in which Backstage serves them. */
const RELATIONS = sql`
  select jsonb_build_object('type', r.type, 'targetRef', r.target) from relation r where r.source = e.ref
  union all
  select jsonb_build_object('type', n.inverse, 'targetRef', r.source)
  from relation r
  join (values ${joinSql(INVERSES.map(([type, inverse]) => sql`(${type}, ${inverse})`))}) as n(type, inverse) using (type)
  where r.target = e.ref`;

/**
 * `relations`, the list of them, or `relations.ownedBy`, the other ends of one kind; in lower case.
 * @throws InputError for a kind that does not exist.
 */
export function relationField(lower: string): RelationField {
  if (lower === 'relations') {
    const types = sql`select x.element->>'type' as value from (${RELATIONS}) as x(element)`;
    return { key: lower, many: types, elements: RELATIONS };
  }
  const name = lower.slice('relations.'.length);
  const found = INVERSES.find((names) => names.some((either) => either.toLowerCase() === name));
  if (!found) {
    throw new InputError(`field '${lower}': expected relations. and one of ${INVERSES.flat().join(', ')}`);
  }
  const [type] = found;
  const forward = type.toLowerCase() === name;
  const [self, other] = forward ? [sql`r.source`, sql`r.target`] : [sql`r.target`, sql`r.source`];
  return {
    key: lower,
    many: sql`select ${other} as value from relation r where ${self} = e.ref and r.type = ${type}`,
    holders: (condition) =>
      sql`select ${self} from relation r where r.type = ${type} and ${condition(other)}`,
  };
}

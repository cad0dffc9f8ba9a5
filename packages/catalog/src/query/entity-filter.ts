import { joinSql, type Sql, sql } from '@watchbill/database';
import { InputError } from '@watchbill/model';
import { storableText } from '../entities/storable-json.ts';
import { hasTerm } from '../terms/has-term.ts';
import { isPathLookedFor, pathTerm, valueTerm } from '../terms/term-hash.ts';
import { splitPath, valuesAt } from './document-path.ts';
import { type EntityField, entityField } from './entity-field.ts';

/** A predicate of Backstage's query endpoint: fields with values, and `$all`, `$any`, `$not`. */
export type EntityFilter = Readonly<Record<string, unknown>>;

/** What a filter's names mean. */
export type FindField = (name: string) => EntityField;
type Primitive = string | number | boolean;

const MAX_DEPTH = 16;
const LOGIC = '$all, $any, $not';
const MATCHERS = '$exists, $in, $contains, $hasPrefix';

/**
 * A condition over `e` (entity) and `h` (its health) for a filter. Values compare without regard to case.
 * @throws InputError for an unknown field or operator, naming its place in the filter.
 */
export function compileFilter(filter: unknown, find: FindField = entityField): Sql {
  return compilePredicate(filter, 'filter', find, 0);
}

function compilePredicate(filter: unknown, place: string, find: FindField, depth: number): Sql {
  if (depth > MAX_DEPTH) throw new InputError(`${place}: expected at most ${MAX_DEPTH} levels`);
  if (!isMap(filter)) {
    throw new InputError(`${place} ${show(filter)}: expected a map, e.g. { "kind": "Component" }`);
  }
  const conditions = Object.entries(filter).map(([key, value]) => {
    const at = `${place}.${key}`;
    switch (key) {
      case '$all':
        return all(
          listOf(value, at).map((item, i) => compilePredicate(item, `${at}[${i}]`, find, depth + 1)),
        );
      case '$any':
        return any(
          listOf(value, at).map((item, i) => compilePredicate(item, `${at}[${i}]`, find, depth + 1)),
        );
      case '$not':
        return sql`not ${compilePredicate(value, at, find, depth + 1)}`;
      default:
        if (key.startsWith('$'))
          throw new InputError(`${at}: unknown operator, expected one of ${LOGIC}, or a field`);
        return compileField(find(key), value, at, depth + 1);
    }
  });
  return all(conditions);
}

function compileField(field: EntityField, value: unknown, place: string, depth: number): Sql {
  if (isPrimitive(value)) return equalsOneOf(field, [lower(field, value)]);
  if (!isMap(value)) {
    const fix = Array.isArray(value) ? `, e.g. { "$in": ${JSON.stringify(value)} }` : '';
    throw new InputError(`${place} ${show(value)}: expected a value or a map of ${MATCHERS}${fix}`);
  }
  const matchers = Object.entries(value);
  if (matchers.length !== 1) {
    throw new InputError(`${place} ${show(value)}: expected exactly one of ${MATCHERS}`);
  }
  return all(
    matchers.map(([name, operand]) => compileMatcher(field, name, operand, `${place}.${name}`, depth)),
  );
}

function compileMatcher(
  field: EntityField,
  name: string,
  operand: unknown,
  place: string,
  depth: number,
): Sql {
  switch (name) {
    case '$exists': {
      if (typeof operand !== 'boolean')
        throw new InputError(`${place} ${show(operand)}: expected true or false`);
      const exists = isThere(field);
      return operand ? exists : sql`not ${exists}`;
    }
    case '$in': {
      const values = listOf(operand, place);
      const texts = values.map((value, i) => {
        if (isPrimitive(value)) return lower(field, value);
        throw new InputError(`${place}[${i}] ${show(value)}: expected a text, number or boolean`);
      });
      return equalsOneOf(field, texts);
    }
    case '$hasPrefix': {
      if (typeof operand !== 'string') throw new InputError(`${place} ${show(operand)}: expected a text`);
      return matching(field, (text) => sql`starts_with(${text}, ${storableText(operand).toLowerCase()})`);
    }
    case '$contains':
      if (isPrimitive(operand)) return equalsOneOf(field, [lower(field, operand)]);
      return compileElements(field, operand, place, depth);
    default:
      throw new InputError(`${place}: unknown operator, expected one of ${MATCHERS}`);
  }
}

/** `$contains` with a map: one element of the list fulfils all of it. */
function compileElements(field: EntityField, operand: unknown, place: string, depth: number): Sql {
  if (!field.elements) throw new InputError(`${place} ${show(operand)}: expected a text, number or boolean`);
  const element = sql`x.element`;
  const condition = compilePredicate(
    operand,
    place,
    (name) => ({ key: name, many: valuesAt(element, splitPath(name)) }),
    depth + 1,
  );
  return sql`exists (select 1 from (${field.elements}) as x(element) where ${condition})`;
}

/** Whether a text of the field, in lower case, fulfils a condition. */
export function matching(field: EntityField, condition: (text: Sql) => Sql): Sql {
  if ('one' in field) {
    // Null-safe, so that it can be negated, and in a form that an index serves.
    return sql`(${field.one} is not null and ${condition(field.folded ?? sql`lower(${field.one})`)})`;
  }
  if (field.holders) return sql`e.ref in (${field.holders(condition)})`;
  const found = sql`exists (select 1 from (${field.many}) as f(value) where ${condition(sql`lower(f.value)`)})`;
  return field.deep && field.leaf && field.path !== undefined ? all([mayHave(field.path), found]) : found;
}

/** The values are in lower case. */
function equalsOneOf(field: EntityField, values: readonly string[]): Sql {
  if (field.either) return any(field.either.map((way) => equalsOneOf(way, values)));
  const terms = field.path === undefined ? undefined : termsOfValues(field, field.path, values);
  if (terms && field.exact) return hasTerm(terms);
  const equal = matching(field, (text) =>
    values.length === 1 ? sql`${text} = ${values[0]}` : sql`${text} = any(${[...values]}::text[])`,
  );
  return terms ? all([hasTerm(terms), equal]) : equal;
}

/** Undefined when an entity without any of these can have one of the values. */
function termsOfValues(
  { exact }: EntityField,
  path: string,
  values: readonly string[],
): readonly number[] | undefined {
  const terms: number[] = [];
  for (const value of values) {
    const term = valueTerm(path, value);
    if (term !== undefined) terms.push(term);
    if (exact) continue;
    // Too long for a term, or the text of a map or list.
    if (term === undefined || /^[[{]/.test(value)) return undefined;
    if (value === 'true') terms.push(...elementTerm(path));
  }
  return terms;
}

/** `metadata.tags.java` is `true` also where `java` is the value of `metadata.tags`. */
function elementTerm(path: string): readonly number[] {
  const dot = path.lastIndexOf('.');
  return [valueTerm(path.slice(0, dot), path.slice(dot + 1)) ?? []].flat();
}

function isThere(field: EntityField): Sql {
  if (field.leaf && field.path !== undefined && field.exact) return mayHave(field.path);
  if ('one' in field) return sql`${field.one} is not null`;
  const exists = sql`exists (${field.many})`;
  return field.leaf && field.path !== undefined ? all([mayHave(field.path), exists]) : exists;
}

/** An element of a list is its own key, known by its only value. */
function mayHave(path: string): Sql {
  if (!isPathLookedFor(path)) return sql`false`;
  return hasTerm([pathTerm(path), valueTerm(path, 'true') ?? []].flat());
}

function lower(field: EntityField, value: Primitive): string {
  const text = storableText(String(value));
  return (field.normalize?.(text) ?? text).toLowerCase();
}

export function all(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`true` : joinSql([...conditions], ' and ', '(', ')');
}

export function any(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`false` : joinSql([...conditions], ' or ', '(', ')');
}

function listOf(value: unknown, place: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new InputError(`${place} ${show(value)}: expected a list`);
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPrimitive(value: unknown): value is Primitive {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function show(value: unknown): string {
  return `'${typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined')}'`;
}

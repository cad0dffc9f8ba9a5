import { type Sql, sql } from '@watchbill/database';
import { RELATION_INVERSES } from '@watchbill/model';
import { storableText } from '../entities/storable-json.ts';
import { documentField } from './document-field.ts';
import { type EntityField, FOLDED_NAME } from './entity-field.ts';
import { capText, leafValues } from './leaf-values.ts';
import { relationField } from './relation-field.ts';

const NOTHING = sql`select null::text where false`;
const column = (text: Sql) => ({ many: sql`select ${capText(text)} where ${text} is not null` });
const indexed = (path: string) => ({ path, exact: true, leaf: true }) as const;

/** What has a column of its own need not be looked for in the document; a title's may come from elsewhere in it. */
const COLUMNS: ReadonlyMap<string, EntityField> = new Map(
  [
    { key: 'kind', one: sql`e.kind` },
    { key: 'metadata.uid', one: sql`e.id::text` },
    { key: 'metadata.name', one: sql`e.name`, folded: FOLDED_NAME },
    { key: 'metadata.namespace', one: sql`e.namespace` },
    { key: 'metadata.title', many: titles(), deep: true as const, ...indexed('metadata.title') },
    { key: 'metadata.description', ...column(sql`e.description`) },
    {
      key: 'metadata.tags',
      many: sql`select t.value from unnest(e.tags) as t(value)`,
      list: sql`e.tags`,
      ...indexed('metadata.tags'),
    },
    { key: 'metadata.etag', many: NOTHING },
    { key: 'spec.type', one: capText(sql`e.type`), ...indexed('spec.type') },
    { key: 'spec.lifecycle', one: capText(sql`e.lifecycle`), ...indexed('spec.lifecycle') },
    { key: 'health', one: sql`coalesce(h.state, 'UNKNOWN')`, health: true as const },
  ].map((field) => [field.key, field]),
);

const TAG = 'metadata.tags.';
const MAP = /^metadata\.(annotations|labels)\../;
const RELATIONS = Object.entries(RELATION_INVERSES).flat();

/**
 * The field of this name as Backstage's catalog indexes entities (catalog-backend `buildEntitySearch`): the texts, numbers
 * and truth values below a dotted path, each element of a list also as a key whose value is `true`, the other ends of
 * relations as `relations.<type>`. Names compare without regard to case; one that nothing has matches nothing.
 * `health` is ours.
 */
export function indexedField(name: string): EntityField {
  const key = storableText(name).toLowerCase();
  const known = COLUMNS.get(key);
  if (known) return known;
  if (key.startsWith(TAG)) return { key, many: tagged(key.slice(TAG.length)), ...indexed(key) };
  if (key === 'relations') return { key, many: NOTHING, elements: relationField(key).elements ?? NOTHING };
  if (key.startsWith('relations.')) return indexedRelation(key);
  if (MAP.test(key)) return { key, many: capped(documentField(key).many), deep: true, ...indexed(key) };
  if (/^(metadata|spec)\./.test(key) || key === 'apiversion')
    return { key, many: leafValues(key), deep: true, ...indexed(key) };
  return { key, many: NOTHING };
}

/** The usual way to write it costs a tenth of the one that allows for all. */
function titles(): Sql {
  const title = sql`e.document->'metadata'->'title'`;
  return sql`select ${capText(sql`${title} #>> '{}'`)} where jsonb_typeof(${title}) = 'string'
    union all
    select o.value from (${leafValues('metadata.title')}) as o(value)
    where jsonb_typeof(${title}) is distinct from 'string'`;
}

function tagged(tag: string): Sql {
  return sql`select 'true' from unnest(e.tags) as t(value) where lower(t.value) = ${tag}`;
}

function indexedRelation(key: string): EntityField {
  const type = key.slice('relations.'.length);
  const exists = RELATIONS.some((relation) => relation.toLowerCase() === type);
  return exists ? relationField(key) : { key, many: NOTHING };
}

function capped(many: Sql): Sql {
  return sql`select ${capText(sql`c.value`)} from (${many}) as c(value)`;
}

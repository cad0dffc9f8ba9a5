import { type Sql, sql } from '@watchbill/database';
import { RELATION_INVERSES } from '@watchbill/model';
import { documentField } from './document-field.ts';
import type { EntityField } from './entity-field.ts';
import { capText, leafValues } from './leaf-values.ts';
import { relationField } from './relation-field.ts';
import { storableText } from './storable-json.ts';

const NOTHING = sql`select null::text where false`;
const column = (text: Sql) => ({ many: sql`select ${capText(text)} where ${text} is not null` });

/** What has a column of its own need not be looked for in the document; a title's may come from elsewhere in it. */
const COLUMNS: Readonly<Record<string, { readonly one: Sql } | { readonly many: Sql }>> = {
  kind: { one: sql`e.kind` },
  'metadata.uid': { one: sql`e.id::text` },
  'metadata.name': { one: sql`e.name` },
  'metadata.namespace': { one: sql`e.namespace` },
  'metadata.description': column(sql`e.description`),
  'metadata.tags': { many: sql`select t.value from unnest(e.tags) as t(value)` },
  'metadata.etag': { many: NOTHING },
  'spec.type': column(sql`e.type`),
  'spec.lifecycle': column(sql`e.lifecycle`),
  health: { one: sql`coalesce(h.state, 'UNKNOWN')` },
};

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
  const known = Object.hasOwn(COLUMNS, key) ? COLUMNS[key] : undefined;
  if (known) return { key, ...known };
  if (key.startsWith(TAG)) return { key, many: tagged(key.slice(TAG.length)) };
  if (key === 'relations') return { key, many: NOTHING, elements: relationField(key).elements ?? NOTHING };
  if (key.startsWith('relations.')) return indexedRelation(key);
  if (MAP.test(key)) return { key, many: capped(documentField(key).many), deep: true };
  if (/^(metadata|spec)\./.test(key) || key === 'apiversion')
    return { key, many: leafValues(key), deep: true };
  return { key, many: NOTHING };
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

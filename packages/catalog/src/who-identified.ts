import { type Sql, sql, type Transaction } from '@watchbill/database';
import { InputError, parseEntityRef } from '@watchbill/model';
import { searchCondition, searchWords } from './entity-search.ts';

/** An entity that a text may mean. */
export interface Identified {
  readonly ref: string;
  readonly kind: string;
  readonly ownerRef: string | null;
  readonly confidence: number;
  readonly because: string;
}

/** What a text is compared with. */
export const WAYS_TO_IDENTIFY: readonly string[] = [
  'reference',
  'name',
  'title',
  'annotation value',
  'words',
];

const LIMIT = 10;
/** Of several kinds with one name, people most likely mean the one that runs. */
const KIND_RANK = sql`coalesce(array_position(array['component', 'system', 'resource', 'api', 'domain', 'group', 'user'], lower(e.kind)), 99)`;

interface Row {
  readonly ref: string;
  readonly kind: string;
  readonly name: string;
  readonly ownerRef: string | null;
  readonly way: 'reference' | 'name' | 'title' | 'annotation' | 'words';
  readonly annotation: string | null;
}

/** The entities that a text may mean, most likely first. Each way counts only where those before it found nothing. */
export async function findIdentified(tx: Transaction, text: string): Promise<readonly Identified[]> {
  for (const find of [findCalled, findAnnotated, findByWords]) {
    const rows = await find(tx, text);
    if (rows.length === 0) continue;
    return rows.map((row) => ({
      ref: row.ref,
      kind: row.kind,
      ownerRef: row.ownerRef,
      ...evidence(row, text, rows),
    }));
  }
  return [];
}

const NO_ANNOTATION = sql`cross join (values (null::text)) as a(key)`;

function findCalled(tx: Transaction, text: string): Promise<readonly Row[]> {
  const lower = text.toLowerCase();
  const { ref, namespace, name } = readRef(lower);
  const isNamed = sql`lower(e.name) = ${name} and e.namespace = coalesce(${namespace}::text, e.namespace)`;
  const way = sql`case
    when e.ref = ${ref} then 'reference'
    when ${ref}::text is null and ${isNamed} then 'name'
    when lower(e.title) = ${lower} then 'title' end`;
  return read(tx, way, sql`true`, NO_ANNOTATION);
}

function findAnnotated(tx: Transaction, text: string): Promise<readonly Row[]> {
  const lower = text.toLowerCase();
  const annotations = sql`e.document->'metadata'->'annotations'`;
  const annotation = sql`join lateral (
    select key from jsonb_each_text(${annotations}) as t(key, value)
    where lower(value) = ${lower} and not starts_with(key, 'backstage.io/managed-by') order by key limit 1
  ) as a on true`;
  // Taking a map apart is dear; most do not have the text anywhere.
  const quoted = JSON.stringify(lower);
  return read(tx, sql`'annotation'`, sql`strpos(lower((${annotations})::text), ${quoted}) > 0`, annotation);
}

function findByWords(tx: Transaction, text: string): Promise<readonly Row[]> {
  return read(tx, sql`'words'`, searchCondition(searchWords(text)), NO_ANNOTATION);
}

async function read(tx: Transaction, way: Sql, condition: Sql, annotation: Sql): Promise<readonly Row[]> {
  return tx.$queryRaw<Row[]>(sql`
    select ref, kind, name, "ownerRef", way, annotation from (
      select e.ref, e.kind, e.name, e.owner_ref as "ownerRef", ${way} as way, a.key as annotation, ${KIND_RANK} as kind_rank
      from entity e ${annotation}
      where lower(e.kind) <> 'location' and ${condition}
    ) as found
    where way is not null
    order by array_position(array['reference', 'name', 'title', 'annotation', 'words'], way), kind_rank,
      length(name), ref collate "C"
    limit ${LIMIT}`);
}

/** `kind:namespace/name` in full, or a name with an optional namespace. */
function readRef(lower: string): { ref: string | null; namespace: string | null; name: string } {
  try {
    const { kind, namespace, name } = parseEntityRef(lower, { defaultKind: '*', defaultNamespace: '*' });
    if (kind === '*') return { ref: null, namespace: namespace === '*' ? null : namespace, name };
    return { ref: `${kind}:${namespace === '*' ? 'default' : namespace}/${name}`, namespace: null, name };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { ref: null, namespace: null, name: lower };
  }
}

function evidence(row: Row, text: string, all: readonly Row[]): Pick<Identified, 'confidence' | 'because'> {
  const rivals = all.filter(({ way }) => way === row.way).length;
  const doubt = (confidence: number) => (rivals === 1 ? confidence : Math.round(confidence * 90) / 100);
  switch (row.way) {
    case 'reference':
      return { confidence: 1, because: `'${text}' is its reference` };
    case 'name':
      return { confidence: doubt(0.95), because: `'${text}' is its name` };
    case 'title':
      return { confidence: doubt(0.9), because: `'${text}' is its title` };
    case 'annotation':
      return { confidence: doubt(0.9), because: `'${text}' is its annotation ${row.annotation}` };
    case 'words':
      return {
        confidence: doubt(0.5),
        because: `'${text}' is in its name, title, description, tags or owner`,
      };
  }
}

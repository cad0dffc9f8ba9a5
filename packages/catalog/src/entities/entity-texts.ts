import { type Cell, isUuid, type PreparedStatement, type ReadPrepared } from '@watchbill/database';
import { type HealthState, RELATION_INVERSES } from '@watchbill/model';
import { relationLines, relationsText } from '../relations/relations-text.ts';
import { STAMP } from './catalog-stamp.ts';

/** An entity with what surrounds it, as the very JSON texts that a server passes on: nothing of it was parsed. */
export interface EntityText {
  readonly id: string;
  readonly ref: string;
  readonly apiVersion: string;
  readonly kind: string;
  /** A map that has at least a name; without `uid` and `etag`, which are the server's to give. */
  readonly metadata: string;
  readonly spec: string | null;
  /** A list of `{ type, targetRef }` in both directions, in order of type and ref. */
  readonly relations: string;
  /** Null when nothing is known of it. */
  readonly health: EntityHealth | null;
}

export interface EntityTexts {
  readonly texts: ReadonlyMap<string, EntityText>;
  /** The stamp of the catalog that they were read from; null when there is none among them, or they came bare. */
  readonly stamp: string | null;
}

export interface EntityHealth {
  readonly state: HealthState;
  readonly since: Date;
  readonly reason: string;
  readonly causeRef: string | null;
}

const inverseName = Object.entries(RELATION_INVERSES)
  .map(([type, inverse]) => `when '${type}' then '${inverse}'`)
  .join(' ');

const DESCRIPTOR = `
  e.id, e.ref, e.document->>'apiVersion', e.kind, ((e.document->'metadata') - '{uid,etag}'::text[])::text,
  (e.document->'spec')::text`;

/** One index lookup an entity and direction; to sort and to join what came is cheaper here than there. */
const SURROUNDED = `
  select ${DESCRIPTOR},
    (select ${relationLines('r.type', 'r.target')} from relation r where r.source = e.ref),
    (select ${relationLines(`case r.type ${inverseName} end`, 'r.source')} from relation r where r.target = e.ref),
    h.state, h.since, h.reason, h.cause_ref, ${STAMP}
  from entity e left join health h on h.ref = e.ref`;
const BARE = `select ${DESCRIPTOR}, null::text, null::text, null::text from entity e`;

const BY_REFS: PreparedStatement = {
  name: 'entities by refs',
  text: `${SURROUNDED} where e.ref = any($1::text[])`,
};
const BARE_BY_REFS: PreparedStatement = {
  name: 'bare entities by refs',
  text: `${BARE} where e.ref = any($1::text[])`,
};
const BY_ID: PreparedStatement = { name: 'entity by id', text: `${SURROUNDED} where e.id = $1::uuid` };

/**
 * The entities with these refs (in full, lower case), by ref, in one statement. Those that do not exist are absent.
 * @param surrounded whether relations and health are wanted; without them there are none
 */
export async function entityTexts(
  read: ReadPrepared,
  refs: readonly string[],
  surrounded = true,
): Promise<EntityTexts> {
  const rows = refs.length > 0 ? await read<Row>(surrounded ? BY_REFS : BARE_BY_REFS, [refs]) : [];
  return { texts: new Map(rows.map((row) => [row[1], toEntityText(row)])), stamp: rows[0]?.[12] ?? null };
}

/** The entity with this id; undefined for what is none, or no UUID. */
export async function entityTextById(read: ReadPrepared, id: string): Promise<EntityText | undefined> {
  if (!isUuid(id)) return undefined;
  const [row] = await read<Row>(BY_ID, [id]);
  return row && toEntityText(row);
}

type Row = readonly [
  id: string,
  ref: string,
  apiVersion: string,
  kind: string,
  metadata: string,
  spec: string | null,
  outgoing: string | null,
  incoming: string | null,
  state: HealthState | null,
  since: Date,
  reason: string,
  causeRef: string | null,
  stamp: string,
] &
  readonly Cell[];

function toEntityText(row: Row): EntityText {
  const [id, ref, apiVersion, kind, metadata, spec, outgoing, incoming, state, since, reason, causeRef] = row;
  const health = state === null ? null : { state, since, reason, causeRef };
  return { id, ref, apiVersion, kind, metadata, spec, relations: relationsText(outgoing, incoming), health };
}

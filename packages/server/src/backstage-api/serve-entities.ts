import { hash } from 'node:crypto';
import { type CatalogEntity, type EntityRelation, relationsOf } from '@watchbill/catalog';
import type { Transaction } from '@watchbill/database';
import { type Health, knownHealth } from '@watchbill/health';
import { toStatusItem } from './health-status.ts';
import { type Fields, pruneFields, wants } from './prune-fields.ts';

/** Entities as Backstage serves them, in their order, in two statements; in none when the fields leave those parts out. */
export async function serveEntities(
  tx: Transaction,
  entities: readonly CatalogEntity[],
  fields?: Fields,
): Promise<readonly object[]> {
  const refs = entities.map(({ ref }) => ref);
  const wantsEtag = wants(fields, 'metadata.etag');
  const relations = wantsEtag || wants(fields, 'relations') ? await relationsOf(tx, refs) : new Map();
  const health = wantsEtag || wants(fields, 'status') ? await knownHealth(tx, refs) : new Map();
  return entities.map((entity) =>
    pruneFields(serveEntity(entity, relations.get(entity.ref), health.get(entity.ref), wantsEtag), fields),
  );
}

/** The document with all that a catalog knows beyond it. The etag differs whenever any of the rest does. */
function serveEntity(
  { id, document }: CatalogEntity,
  relations: readonly EntityRelation[] = [],
  health: Health | undefined,
  wantsEtag: boolean,
): object {
  const { apiVersion, kind, metadata, spec } = document;
  const rest = {
    ...(spec ? { spec } : {}),
    relations: relations.map(({ type, ref }) => ({ type, targetRef: ref })),
    ...(health ? { status: { items: [toStatusItem(health)] } } : {}),
  };
  const etag = wantsEtag ? hash('sha1', JSON.stringify([apiVersion, kind, metadata, rest])) : undefined;
  return { apiVersion, kind, metadata: { ...metadata, uid: id, etag }, ...rest };
}

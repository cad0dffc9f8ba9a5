import type { CatalogEntity } from '../entities/catalog-entity.ts';
import { toRecord } from '../entities/entity-record.ts';
import type { PastState } from './undo-changes.ts';

/** An entity as it was at a time. */
export interface PastEntity extends Omit<CatalogEntity, 'createdAt' | 'updatedAt'> {
  readonly at: Date;
}

/** What queries read off an entity is read off its document of that time. */
export function toPastEntity({ entityId, sourceId, location, document }: PastState, at: Date): PastEntity {
  const record = toRecord(document, { sourceId, location });
  return {
    id: entityId,
    ref: record.ref,
    kind: record.kind,
    namespace: record.namespace,
    name: record.name,
    title: record.title,
    description: record.description,
    type: record.type,
    lifecycle: record.lifecycle,
    ownerRef: record.owner_ref,
    tags: record.tags,
    document: record.document,
    sourceId,
    location,
    at,
  };
}

import { sql } from '@watchbill/database';
import type { Entity } from '@watchbill/model';

/** An entity as stored: the descriptor as served, and what queries read off it. */
export interface CatalogEntity {
  readonly id: string;
  readonly ref: string;
  /** As written, e.g. `Component`. */
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly title: string | null;
  readonly description: string | null;
  readonly type: string | null;
  readonly lifecycle: string | null;
  /** As stated, in full; it may lead nowhere. */
  readonly ownerRef: string | null;
  readonly tags: readonly string[];
  readonly document: Entity;
  readonly sourceId: string;
  readonly location: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** The columns of a CatalogEntity, of a table named `e`. */
export const ENTITY_COLUMNS = sql`
  e.id, e.ref, e.kind, e.namespace, e.name, e.title, e.description, e.type, e.lifecycle, e.owner_ref as "ownerRef",
  e.tags, e.document, e.source_id as "sourceId", e.location, e.created_at as "createdAt", e.updated_at as "updatedAt"`;

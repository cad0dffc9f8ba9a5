import { DEFAULT_NAMESPACE, type Entity, entityRefOf, profileOf, relationsOfEntity } from '@watchbill/model';
import { withProvenance } from '../merge/provenance-annotations.ts';

/** What the catalog keeps of an entity, in the names of the columns. */
export interface EntityRecord {
  readonly ref: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly title: string | null;
  readonly description: string | null;
  readonly type: string | null;
  readonly lifecycle: string | null;
  readonly owner_ref: string | null;
  readonly tags: readonly string[];
  readonly document: Entity;
  readonly source_id: string;
  readonly location: string;
  readonly directory: string | null;
  readonly root: string | null;
}

/** Whose statement counts most, and where it stands. */
export interface EntityPlace {
  readonly sourceId: string;
  readonly location: string;
  readonly directory?: string | null;
  readonly root?: string | null;
  /** No source tells it now. */
  readonly orphan?: boolean;
}

export function toRecord(stated: Entity, place: EntityPlace): EntityRecord {
  const { sourceId, location, directory, root } = place;
  const document = withProvenance(stated, place);
  const { metadata, spec } = document;
  return {
    ref: entityRefOf(document),
    kind: document.kind,
    namespace: metadata.namespace ?? DEFAULT_NAMESPACE,
    name: metadata.name,
    title: textOf(metadata.title) ?? textOf(profileOf(document).displayName),
    description: textOf(metadata.description),
    type: textOf(spec?.type),
    lifecycle: textOf(spec?.lifecycle),
    owner_ref: relationsOfEntity(document, 'ownedBy')[0]?.target ?? null,
    tags: metadata.tags ?? [],
    document,
    source_id: sourceId,
    location,
    directory: directory ?? null,
    root: root ?? null,
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

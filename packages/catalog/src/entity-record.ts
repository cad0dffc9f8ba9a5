import { hash } from 'node:crypto';
import {
  ANNOTATION,
  DEFAULT_NAMESPACE,
  type Entity,
  entityRefOf,
  profileOf,
  relationsOfEntity,
} from '@watchbill/model';
import type { SourcedEntity } from './source.ts';

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
  readonly hash: string;
  readonly location: string;
  readonly directory: string | null;
  readonly root: string | null;
}

export function toRecord({ entity, location, directory, root }: SourcedEntity): EntityRecord {
  const document = withProvenance(entity, location);
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
    owner_ref: relationsOfEntity(document).find(({ type }) => type === 'ownedBy')?.target ?? null,
    tags: metadata.tags ?? [],
    document,
    hash: hash('sha256', JSON.stringify([document, location, directory, root])),
    location,
    directory: directory ?? null,
    root: root ?? null,
  };
}

/** The descriptor as Backstage serves it: its namespace written out, and the two annotations that say where it is from. */
function withProvenance(entity: Entity, location: string): Entity {
  const { namespace = DEFAULT_NAMESPACE, annotations, ...metadata } = entity.metadata;
  return {
    ...entity,
    metadata: {
      ...metadata,
      namespace,
      annotations: {
        ...annotations,
        [ANNOTATION.managedByLocation]: location,
        [ANNOTATION.managedByOriginLocation]: location,
      },
    },
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

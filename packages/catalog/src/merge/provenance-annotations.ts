import { ANNOTATION, DEFAULT_NAMESPACE, type Entity } from '@watchbill/model';

/** Where an entity is from, as annotations that no source can state. */
export interface Origin {
  readonly location: string;
  /** No source tells it now. */
  readonly orphan?: boolean;
}

/** The descriptor as Backstage serves it: its namespace written out, and the annotations that say where it is from. */
export function withProvenance(entity: Entity, { location, orphan = false }: Origin): Entity {
  const { namespace = DEFAULT_NAMESPACE, annotations, ...metadata } = entity.metadata;
  const { [ANNOTATION.orphan]: _, ...stated } = annotations ?? {};
  return {
    ...entity,
    metadata: {
      ...metadata,
      namespace,
      annotations: {
        ...stated,
        [ANNOTATION.managedByLocation]: location,
        [ANNOTATION.managedByOriginLocation]: location,
        ...(orphan ? { [ANNOTATION.orphan]: 'true' } : {}),
      },
    },
  };
}

/** What the source said: the descriptor without those annotations. */
export function withoutProvenance(entity: Entity): Entity {
  const { annotations, ...metadata } = entity.metadata;
  const stated = Object.entries(annotations ?? {}).filter(([name]) => !PROVENANCE.has(name));
  if (stated.length === 0) return { ...entity, metadata };
  return { ...entity, metadata: { ...metadata, annotations: Object.fromEntries(stated) } };
}

const PROVENANCE: ReadonlySet<string> = new Set([
  ANNOTATION.managedByLocation,
  ANNOTATION.managedByOriginLocation,
  ANNOTATION.orphan,
]);

import type { SourcedEntity } from '@watchbill/catalog';
import type { EntityMetadata } from '@watchbill/model';

/** An entity as a source tells it, in a file of its own in `folder`. */
export function told(
  folder: string,
  kind: string,
  name: string,
  spec: Readonly<Record<string, unknown>> = {},
  metadata: Partial<EntityMetadata> = {},
): SourcedEntity {
  const apiVersion = kind === 'Check' ? 'watchbill.dev/v1' : 'backstage.io/v1alpha1';
  return {
    entity: { apiVersion, kind, metadata: { ...metadata, name }, spec },
    location: `file:${folder}/${name}.yaml`,
    directory: folder,
  };
}

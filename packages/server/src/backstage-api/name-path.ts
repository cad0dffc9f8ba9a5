import { type CatalogEntity, findEntities } from '@watchbill/catalog';
import type { Database } from '@watchbill/database';
import { InputError, NotFoundError, normalizeEntityRef } from '@watchbill/model';

/** The part of a URL that names an entity. */
export interface NamePath {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** The reference in full; undefined when no entity can be called so. */
export function readRefPath({ kind, namespace, name }: NamePath): string | undefined {
  return tryRef(`${kind}:${namespace}/${name}`);
}

/** @throws NotFoundError when there is no such entity. */
export async function findNamed(db: Database, path: NamePath): Promise<CatalogEntity> {
  const ref = readRefPath(path);
  const entity = ref === undefined ? undefined : (await findEntities(db.read, [ref])).get(ref);
  if (!entity) throw noSuchName(path);
  return entity;
}

export function noSuchName({ kind, namespace, name }: NamePath): NotFoundError {
  return new NotFoundError(
    `No entity named '${name}' found, with kind '${kind}' in namespace '${namespace}'`,
  );
}

export function tryRef(text: string): string | undefined {
  try {
    return normalizeEntityRef(text);
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

import { type CatalogEntity, findEntities } from '@watchbill/catalog';
import { NotFoundError } from '@watchbill/model';
import type { GraphqlContext } from '../context.ts';
import { defineLoader } from '../loader.ts';

/** The entity with this ref, in its one stored form; null when there is none. */
export const loadEntity = defineLoader<CatalogEntity | null>(async ({ db }, refs) => {
  const found = await findEntities(db.read, refs);
  return refs.map((ref) => found.get(ref) ?? null);
});

/** @throws NotFoundError when there is none. */
export async function requireEntity(context: GraphqlContext, ref: string): Promise<CatalogEntity> {
  const entity = await loadEntity(context, ref);
  if (entity) return entity;
  throw new NotFoundError(`entity '${ref}': there is none with this reference`);
}

import { type EntityRelation, entitiesAt, type PastEntity, relationsAt } from '@watchbill/catalog';
import { defineLoaderWith } from '../loader.ts';

/** The entity with this ref as it was at a time; null when there was none. */
export const loadPastEntity = defineLoaderWith<{ readonly at: Date }, PastEntity | null>(
  async ({ db }, refs, { at }) => {
    const found = await entitiesAt(db.read, refs, at);
    return refs.map((ref) => found.get(ref) ?? null);
  },
);

/** Every relation of an entity in both directions, as descriptors stated them at a time. */
export const loadPastRelations = defineLoaderWith<{ readonly at: Date }, readonly EntityRelation[]>(
  async ({ db }, refs, { at }) => {
    const found = await relationsAt(db.read, refs, at);
    return refs.map((ref) => found.get(ref) ?? []);
  },
);

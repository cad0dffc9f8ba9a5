import {
  type CatalogEntity,
  dependenciesOf,
  dependentsOf,
  directMembersOf,
  type EntityRelation,
  membersOf,
  ownedBy,
  ownersOf,
  partsOf,
  type RefLists,
  type RelationGroup,
  type RelationGroupOptions,
  relationGroupsOf,
  relationsOf,
} from '@watchbill/catalog';
import type { Transaction } from '@watchbill/database';
import type { GraphqlContext } from '../context.ts';
import { defineLoader, defineLoaderWith } from '../loader.ts';
import { loadEntity } from './load-entity.ts';

type EntityLists = (context: GraphqlContext, ref: string) => Promise<readonly CatalogEntity[]>;

/** Who answers for it, however that is known; null when nobody does. */
export const loadOwner = defineLoader<CatalogEntity | null>(async (context, refs) => {
  const owners = await ownersOf(context.db.read, refs);
  return Promise.all(
    refs.map((ref) => {
      const owner = owners.get(ref);
      return owner === undefined ? null : loadEntity(context, owner);
    }),
  );
});

export const loadRelations = defineLoader<readonly EntityRelation[]>(async ({ db }, refs) => {
  const found = await relationsOf(db.read, refs);
  return refs.map((ref) => found.get(ref) ?? []);
});

export const loadRelationGroups = defineLoaderWith<RelationGroupOptions, readonly RelationGroup[]>(
  async ({ db }, refs, options) => {
    const found = await relationGroupsOf(db.read, refs, options);
    return refs.map((ref) => found.get(ref) ?? []);
  },
);

export const loadDependencies = entityLists(dependenciesOf);
export const loadDependents = entityLists(dependentsOf);
export const loadParts = entityLists(partsOf);
/** Refs alone: a department may have thousands, of whom a page shows a few. */
export const loadMemberRefs = refLists(directMembersOf);
export const loadEffectiveMemberRefs = refLists(membersOf);
export const loadOwned = entityLists(ownedBy);

function refLists(read: (tx: Transaction, refs: readonly string[]) => Promise<RefLists>) {
  return defineLoader<readonly string[]>(async ({ db }, refs) => {
    const lists = await read(db.read, refs);
    return refs.map((ref) => lists.get(ref) ?? []);
  });
}

function entityLists(read: (tx: Transaction, refs: readonly string[]) => Promise<RefLists>): EntityLists {
  return defineLoader(async (context, refs) => {
    const lists = await read(context.db.read, refs);
    return Promise.all(
      refs.map(async (ref) => {
        const entities = await Promise.all((lists.get(ref) ?? []).map((other) => loadEntity(context, other)));
        // One that was removed between the two reads is no longer a neighbour.
        return entities.filter((entity) => entity !== null);
      }),
    );
  });
}

import type { Entity } from '@watchbill/model';
import type { WrittenEntity } from '../entities/insert-entities.ts';
import type { RemovedEntity } from '../entities/remove-entities.ts';
import { toStorableJson } from '../entities/storable-json.ts';
import type { EntityBefore } from '../entities/update-entities.ts';
import type { NewChange } from './change.ts';
import { diffDocuments } from './diff-documents.ts';

export interface Written {
  readonly added: readonly WrittenEntity[];
  /** What those that came back under another name were called, by id. */
  readonly formerNames?: ReadonlyMap<string, string>;
  readonly changed: readonly WrittenEntity[];
  /** What those that changed were, by id. */
  readonly before: ReadonlyMap<string, EntityBefore>;
  readonly removed: readonly RemovedEntity[];
}

/**
 * What a mutation did, as history keeps it. The past is told backwards from what is stored now, so an added entity
 * needs no document; one that was written anew without saying anything else is no change.
 */
export function toChanges({ added, formerNames, changed, before, removed }: Written): readonly NewChange[] {
  return [
    ...removed.map(({ id, ref, location, document }) => ({
      ...NOTHING,
      kind: 'REMOVED' as const,
      ref,
      entityId: id,
      location,
      document,
    })),
    ...changed.flatMap((entity) => {
      const was = before.get(entity.id);
      return was ? toChanged(entity, was) : [];
    }),
    ...added.map(({ id, ref, location }) => ({
      ...NOTHING,
      kind: 'ADDED' as const,
      ref,
      previousRef: formerNames?.get(id) ?? null,
      entityId: id,
      location,
    })),
  ];
}

const NOTHING = {
  previousRef: null,
  previousLocation: null,
  differences: [],
  truncated: false,
  document: null,
};

function toChanged(entity: WrittenEntity, before: EntityBefore): readonly NewChange[] {
  const { id, ref, location } = entity;
  // As it comes out of the database, so that what PostgreSQL cannot hold is no difference.
  const stored = JSON.parse(toStorableJson(entity.document)) as Entity;
  const { differences, truncated } = diffDocuments(before.document, stored);
  const previousLocation = before.location === location ? null : before.location;
  const previousRef = before.ref === ref ? null : before.ref;
  if (differences.length === 0 && previousLocation === null && previousRef === null) return [];
  const kind = previousRef === null ? 'CHANGED' : 'RENAMED';
  const document = truncated ? before.document : null;
  return [
    { kind, ref, previousRef, entityId: id, location, previousLocation, differences, truncated, document },
  ];
}

/** A directed edge between two entities, by ref. */
export interface Relation {
  readonly type: RelationType;
  readonly source: string;
  readonly target: string;
}

/**
 * Each relation with its inverse, after Backstage's well-known relations; `checks`/`checkedBy` are ours.
 * The left one is stored, the right one is read off it.
 */
export const RELATION_INVERSES = {
  ownedBy: 'ownerOf',
  partOf: 'hasPart',
  providesApi: 'apiProvidedBy',
  consumesApi: 'apiConsumedBy',
  dependsOn: 'dependencyOf',
  childOf: 'parentOf',
  memberOf: 'hasMember',
  checks: 'checkedBy',
} as const;

/** The stored direction of a relation. */
export type RelationType = keyof typeof RELATION_INVERSES;
/** Either direction. */
export type RelationName = RelationType | (typeof RELATION_INVERSES)[RelationType];

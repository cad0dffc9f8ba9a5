export { type AppliedMutation, type ApplyOptions, applyMutation, touchesChecks } from './apply-mutation.ts';
export type { SettledEntities } from './claims/settle-claims.ts';
export { deleteOldDeployments } from './deployments/delete-old-deployments.ts';
export {
  DEPLOYMENT_ACTIVITIES,
  DEPLOYMENT_STATES,
  type Deployment,
  type DeploymentActivity,
  type DeploymentState,
  type ToldDeployment,
} from './deployments/deployment.ts';
export {
  type DeploymentWindow,
  deploymentsInWindows,
  newestDeployments,
} from './deployments/list-deployments.ts';
export { type DescribedDocument, describeDocument, isMissingOwner } from './descriptors/describe-document.ts';
export {
  hasTemplateMarks,
  isSkeleton,
  looksMeantForCatalog,
  meantForCatalog,
} from './descriptors/meant-for-catalog.ts';
export type { NamedText, ReadNamed } from './descriptors/placeholders.ts';
export { readYaml, type TextPosition, type YamlDocument } from './descriptors/yaml-document.ts';
export type { CatalogEntity } from './entities/catalog-entity.ts';
export { readCatalogStamp } from './entities/catalog-stamp.ts';
export { type EntityHealth, type EntityText, entityTextById, entityTexts } from './entities/entity-texts.ts';
export { findEntities } from './entities/find-entities.ts';
export { findEntityById } from './entities/find-entity-by-id.ts';
export { type LocationEntity, locationEntities } from './entities/location-entities.ts';
export type { Change, ChangeKind } from './history/change.ts';
export { deleteOldChanges } from './history/delete-old-changes.ts';
export type { Difference } from './history/diff-documents.ts';
export { entitiesAt } from './history/entities-at.ts';
export type { PastEntity } from './history/past-entity.ts';
export {
  type ChangeFilter,
  type ChangePage,
  changesOf,
  countChanges,
  countChangesOf,
  listChanges,
} from './history/read-changes.ts';
export { relationsAt } from './history/relations-at.ts';
export type { Teller } from './listing/listing.ts';
export {
  type Conflict,
  type ConflictPosition,
  type ConflictQuery,
  conflictsOf,
  countConflicts,
  listConflicts,
} from './merge/list-conflicts.ts';
export type { Ownership } from './ownership/judge-ownership.ts';
export {
  listUnowned,
  type UnownedEntity,
  type UnownedOptions,
  type UnownedPage,
  type UnownedReason,
} from './ownership/list-unowned.ts';
export type { OwnerEvidence, OwnerEvidenceWay } from './ownership/owner-evidence.ts';
export { OWNER_WAYS, type OwnerSign, type OwnerWay } from './ownership/owner-sign.ts';
export { ownersOf } from './ownership/owners-of.ts';
export { ownershipOf } from './ownership/ownership-of.ts';
export { type FieldProvenance, provenanceOf, type SaidValue } from './provenance/provenance-of.ts';
export { countFacets } from './query/count-facets.ts';
export type { EntityFilter } from './query/entity-filter.ts';
export type { FieldOrder } from './query/entity-order.ts';
export type { FacetValue } from './query/facet-counts.ts';
export { type Facet, type FacetOptions, facets } from './query/facets.ts';
export { findMatching } from './query/find-matching.ts';
export {
  type EntityListOptions,
  type EntityOrder,
  type EntityPage,
  type EntityRow,
  listEntities,
} from './query/list-entities.ts';
export type { Page } from './query/page.ts';
export type { EntityPosition } from './query/page-order.ts';
export { type EntityQuery, queryEntities } from './query/query-entities.ts';
export { dependenciesOf } from './relations/dependencies-of.ts';
export { dependentsOf } from './relations/dependents-of.ts';
export { directMembersOf } from './relations/direct-members-of.ts';
export {
  countUnresolved,
  listUnresolved,
  type MentionPosition,
  type UnresolvedMention,
} from './relations/list-unresolved.ts';
export { membersOf } from './relations/members-of.ts';
export type { RefLists } from './relations/neighbours.ts';
export { ownedBy } from './relations/owned-by.ts';
export { partsOf } from './relations/parts-of.ts';
export {
  MOST_REACH_DEPTH,
  type Reach,
  type ReachedEntity,
  type ReachOptions,
  reachOf,
} from './relations/reach-of.ts';
export {
  type RelationGroup,
  type RelationGroupOptions,
  relationGroupsOf,
} from './relations/relation-groups-of.ts';
export { type EntityRelation, relationsOf } from './relations/relations-of.ts';
export { type UnresolvedReference, unresolvedReferences } from './relations/unresolved-references.ts';
export { wholesOf } from './relations/wholes-of.ts';
export { confirmRemovals } from './removal/confirm-removals.ts';
export { deleteExpiredTombstones } from './removal/delete-expired-tombstones.ts';
export { KEEP_REMOVED_MS } from './removal/keep-removed.ts';
export { listOrphans, type Orphan, type RefPage } from './removal/list-orphans.ts';
export { listTombstones, type RemovedEntry, type TombstonePage } from './removal/list-tombstones.ts';
export { DEFAULT_REMOVAL_GUARD, type RemovalGuard } from './removal/removal-guard.ts';
export { removeEntity } from './removal/remove-entity.ts';
export { releaseEntity, restoreEntity } from './removal/restore-entity.ts';
export type { RenamedEntity } from './rename/renamed-entity.ts';
export { isInside } from './runbooks/is-inside.ts';
export { readRunbook } from './runbooks/read-runbook.ts';
export { type Runbook, runbooksOf, statedRunbooks } from './runbooks/runbooks-of.ts';
export type { EmitMutation, Mutation, Source, SourcedEntity, SourceIdentity } from './source.ts';
export { type FarEndLimit, isLimited, type LimitedSource } from './sources/far-end-limit.ts';
export { faultsOfEntities } from './sources/faults-of-entities.ts';
export { faultsOfSources } from './sources/faults-of-sources.ts';
export {
  type CatalogLocation,
  type LocationPage,
  type LocationQuery,
  listLocations,
} from './sources/list-locations.ts';
export { listSources, type SourceStatus } from './sources/list-sources.ts';
export { rankSources } from './sources/rank-sources.ts';
export { recordSyncFailure } from './sources/record-sync-failure.ts';
export { recordSyncStart } from './sources/record-sync-start.ts';
export {
  type LocationRegistration,
  locationIdOf,
  registeredLocations,
  registerLocation,
  unregisterLocation,
} from './sources/registered-locations.ts';
export { type Resolved, resolveDuplicates } from './sources/resolve-duplicates.ts';
export type { SyncState } from './sources/sync-state.ts';
export { fillTerms } from './terms/fill-terms.ts';
export { type Who, type WhoCandidate, who } from './who/who.ts';
export type { Workload } from './workloads/workload.ts';
export { type SeenWorkload, workloadsOf } from './workloads/workloads-of.ts';

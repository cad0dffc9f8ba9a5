export { type AppliedMutation, type ApplyOptions, applyMutation, touchesChecks } from './apply-mutation.ts';
export type { CatalogEntity } from './catalog-entity.ts';
export { readCatalogStamp } from './catalog-stamp.ts';
export type { SettledEntities } from './claims/settle-claims.ts';
export { countFacets } from './count-facets.ts';
export { dependenciesOf } from './dependencies-of.ts';
export { dependentsOf } from './dependents-of.ts';
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
export { directMembersOf } from './direct-members-of.ts';
export type { EntityFilter } from './entity-filter.ts';
export type { FieldOrder } from './entity-order.ts';
export { type EntityHealth, type EntityText, entityTextById, entityTexts } from './entity-texts.ts';
export type { FacetValue } from './facet-counts.ts';
export { type Facet, type FacetOptions, facets } from './facets.ts';
export { type FarEndLimit, isLimited, type LimitedSource } from './far-end-limit.ts';
export { faultsOfEntities } from './faults-of-entities.ts';
export { faultsOfSources } from './faults-of-sources.ts';
export { findEntities } from './find-entities.ts';
export { findEntityById } from './find-entity-by-id.ts';
export { findMatching } from './find-matching.ts';
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
export { isInside } from './is-inside.ts';
export {
  type EntityListOptions,
  type EntityOrder,
  type EntityPage,
  type EntityRow,
  listEntities,
} from './list-entities.ts';
export {
  type CatalogLocation,
  type LocationPage,
  type LocationQuery,
  listLocations,
} from './list-locations.ts';
export { listSources, type SourceStatus } from './list-sources.ts';
export {
  listUnowned,
  type UnownedEntity,
  type UnownedOptions,
  type UnownedPage,
  type UnownedReason,
} from './list-unowned.ts';
export {
  countUnresolved,
  listUnresolved,
  type MentionPosition,
  type UnresolvedMention,
} from './list-unresolved.ts';
export type { Teller } from './listing/listing.ts';
export { type LocationEntity, locationEntities } from './location-entities.ts';
export { membersOf } from './members-of.ts';
export {
  type Conflict,
  type ConflictPosition,
  type ConflictQuery,
  conflictsOf,
  countConflicts,
  listConflicts,
} from './merge/list-conflicts.ts';
export type { RefLists } from './neighbours.ts';
export { ownedBy } from './owned-by.ts';
export type { OwnerEvidence, OwnerEvidenceWay } from './owner-evidence.ts';
export { ownersOf } from './owners-of.ts';
export type { Ownership } from './ownership/judge-ownership.ts';
export { OWNER_WAYS, type OwnerSign, type OwnerWay } from './ownership/owner-sign.ts';
export { ownershipOf } from './ownership-of.ts';
export type { Page } from './page.ts';
export type { EntityPosition } from './page-order.ts';
export { partsOf } from './parts-of.ts';
export { type FieldProvenance, provenanceOf, type SaidValue } from './provenance/provenance-of.ts';
export { type EntityQuery, queryEntities } from './query-entities.ts';
export { rankSources } from './rank-sources.ts';
export { MOST_REACH_DEPTH, type Reach, type ReachedEntity, type ReachOptions, reachOf } from './reach-of.ts';
export { readRunbook } from './read-runbook.ts';
export { recordSyncFailure } from './record-sync-failure.ts';
export { recordSyncStart } from './record-sync-start.ts';
export {
  type LocationRegistration,
  locationIdOf,
  registeredLocations,
  registerLocation,
  unregisterLocation,
} from './registered-locations.ts';
export { type RelationGroup, type RelationGroupOptions, relationGroupsOf } from './relation-groups-of.ts';
export { type EntityRelation, relationsOf } from './relations-of.ts';
export { confirmRemovals } from './removal/confirm-removals.ts';
export { deleteExpiredTombstones } from './removal/delete-expired-tombstones.ts';
export { KEEP_REMOVED_MS } from './removal/keep-removed.ts';
export { listOrphans, type Orphan, type RefPage } from './removal/list-orphans.ts';
export { listTombstones, type RemovedEntry, type TombstonePage } from './removal/list-tombstones.ts';
export { DEFAULT_REMOVAL_GUARD, type RemovalGuard } from './removal/removal-guard.ts';
export { removeEntity } from './removal/remove-entity.ts';
export { releaseEntity, restoreEntity } from './removal/restore-entity.ts';
export type { RenamedEntity } from './rename/renamed-entity.ts';
export { type Resolved, resolveDuplicates } from './resolve-duplicates.ts';
export { type Runbook, runbooksOf, statedRunbooks } from './runbooks-of.ts';
export type { EmitMutation, Mutation, Source, SourcedEntity, SourceIdentity } from './source.ts';
export type { SyncState } from './sync-state.ts';
export { fillTerms } from './terms/fill-terms.ts';
export { type UnresolvedReference, unresolvedReferences } from './unresolved-references.ts';
export { type Who, type WhoCandidate, who } from './who.ts';
export { wholesOf } from './wholes-of.ts';
export type { Workload } from './workloads/workload.ts';
export { type SeenWorkload, workloadsOf } from './workloads/workloads-of.ts';

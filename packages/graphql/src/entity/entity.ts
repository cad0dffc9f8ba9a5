import { statedRunbooks } from '@watchbill/catalog';
import { contactsOf } from '@watchbill/model';
import { loadChecksOfEntity } from '../check/load-check.ts';
import { loadHealth } from '../health/load-health.ts';
import { ChangeConnection } from '../history/change.ts';
import { historyOfEntity } from '../history/entity-history.ts';
import { pastHealth } from '../history/past-health.ts';
import { loadIncidentsOfEntity } from '../incident/load-incident.ts';
import { CheckNode, EntityNode, HealthNode, IncidentNode } from '../node-refs.ts';
import { AFTER_ARG, FIRST_ARG, readFirst } from '../page.ts';
import { ContactNode } from './contact.ts';
import { DeploymentNode, loadDeployments } from './deployment.ts';
import { dependenciesThen, dependentsThen, isPast, ownerThen, relationsThen } from './entity-then.ts';
import { entityTypeName } from './entity-type-name.ts';
import { FaultNode } from './fault.ts';
import { LinkNode } from './link.ts';
import { loadFaults } from './load-faults.ts';
import { loadOwnership, OwnershipNode } from './ownership.ts';
import { DEPTH_ARG, ReachNode, ReachTowardsEnum, reachedThen, reachThen } from './reach.ts';
import { RelationNode } from './relation.ts';
import { RelationGroupNode, relationGroupsThen } from './relation-group.ts';
import { loadRunbooks, RunbookNode } from './runbook.ts';
import { loadWorkloads, WorkloadNode } from './workload.ts';

EntityNode.implement({
  description:
    'Something of the catalog: what a descriptor says of it, how it relates to others, and how it is. Which fields a descriptor fills depends on its kind.',
  resolveType: ({ kind }) => entityTypeName(kind),
  fields: (t) => ({
    ref: t.exposeString('ref', { description: 'Its identity: `kind:namespace/name` in lower case.' }),
    at: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'The time of which it is told; null for now. Of the past there is what descriptors said then: the fields that they fill, owner, contacts, relations and neighbours, and the history up to then. What is known of now alone is left out; the description of each such field says so.',
      resolve: (entity) => (isPast(entity) ? entity.at : null),
    }),
    kind: t.exposeString('kind', { description: 'As written, e.g. `Component`.' }),
    name: t.exposeString('name', { description: 'Unique for its kind in its namespace.' }),
    namespace: t.exposeString('namespace', { description: '`default` when the descriptor names none.' }),
    title: t.exposeString('title', { nullable: true, description: 'For display. Null when none was given.' }),
    description: t.exposeString('description', { nullable: true, description: 'Null when none was given.' }),
    type: t.exposeString('type', {
      nullable: true,
      description: '`spec.type`, e.g. `service`, `library`, `team`. Null when not said.',
    }),
    lifecycle: t.exposeString('lifecycle', {
      nullable: true,
      description: '`spec.lifecycle`, e.g. `production`. Null when not said.',
    }),
    tags: t.stringList({
      description: 'In the order of the descriptor.',
      resolve: ({ tags }) => tags,
    }),
    links: t.field({
      type: [LinkNode],
      description: 'Pages elsewhere, in the order of the descriptor.',
      resolve: ({ document }) => document.metadata.links ?? [],
    }),
    annotations: t.field({
      type: 'JSON',
      description: 'An object of texts: `metadata.annotations`.',
      resolve: ({ document }) => document.metadata.annotations ?? {},
    }),
    document: t.expose('document', {
      type: 'JSON',
      description: 'The whole descriptor: `apiVersion`, `kind`, `metadata`, `spec`.',
    }),
    owner: t.field({
      type: EntityNode,
      nullable: true,
      description:
        'The Group or User that answers for it: the one its descriptor names, else the one that evidence points to, else that of what it belongs to, or of what a check marks. Null when none exists; `ownership` says how it is known.',
      resolve: (entity, _args, context) => ownerThen(context, entity),
    }),
    ownerRef: t.exposeString('ownerRef', {
      nullable: true,
      description:
        'The owner as its descriptor states it, even when it does not exist. Null when none is stated.',
    }),
    ownership: t.field({
      type: OwnershipNode,
      nullable: true,
      description:
        'How its owner is known, and what else is said of it. Null for the past: what evidence there was is not kept.',
      resolve: (entity, _args, context) => (isPast(entity) ? null : loadOwnership(context, entity.ref)),
    }),
    health: t.field({
      type: HealthNode,
      description:
        'The worst of its checks and its parts; UNKNOWN when nothing watches it, and for the past.',
      resolve: (entity, _args, context) =>
        isPast(entity) ? pastHealth(entity) : loadHealth(context, entity.ref),
    }),
    checks: t.field({
      type: [CheckNode],
      description: 'The checks that mark it, by ref. None for the past; `relations` names those of then.',
      resolve: (entity, _args, context) => (isPast(entity) ? [] : loadChecksOfEntity(context, entity.ref)),
    }),
    runbooks: t.field({
      type: [RunbookNode],
      description:
        'What to do when it is in trouble. For the past without those that are files of ours: they are not kept.',
      resolve: (entity, _args, context) =>
        isPast(entity) ? statedRunbooks(entity.document) : loadRunbooks(context, entity.ref),
    }),
    deployments: t.field({
      type: [DeploymentNode],
      description: 'Its newest builds and deployments, newest first. For the past none.',
      args: { first: t.arg.int({ defaultValue: 20, description: 'How many at most, 1 to 200.' }) },
      resolve: (entity, { first }, context) =>
        isPast(entity) ? [] : loadDeployments(context, entity.ref, { first: first ?? 20 }),
    }),
    workloads: t.field({
      type: [WorkloadNode],
      description:
        'What runs it in Kubernetes, by cluster, namespace and name. For the past none: they are not kept.',
      resolve: async (entity, _args, context) => {
        if (isPast(entity)) return [];
        const found = await loadWorkloads(context, entity.ref);
        return found.map((workload) => ({ ...workload, entity }));
      },
    }),
    contacts: t.field({
      type: [ContactNode],
      description: 'How its owner is reached; how it is itself reached, for a Group or User.',
      resolve: async (entity, _args, context) => {
        const isOwner = ['group', 'user'].includes(entity.kind.toLowerCase());
        const reached = isOwner ? entity : await ownerThen(context, entity);
        return reached ? contactsOf(reached.document) : [];
      },
    }),
    dependsOn: t.field({
      type: [EntityNode],
      args: { depth: t.arg.int(DEPTH_ARG) },
      description:
        'What it depends on, as far as it exists: directly, by name; with a depth also further, the nearest first, at most 1000.',
      resolve: (entity, { depth }, context) =>
        depth === 1 || depth === null || depth === undefined
          ? dependenciesThen(context, entity)
          : reachedThen(context, entity, { towards: 'dependencies', depth }),
    }),
    dependents: t.field({
      type: [EntityNode],
      args: { depth: t.arg.int(DEPTH_ARG) },
      description:
        'What depends on it: directly, by name; with a depth also further, the nearest first, at most 1000.',
      resolve: (entity, { depth }, context) =>
        depth === 1 || depth === null || depth === undefined
          ? dependentsThen(context, entity)
          : reachedThen(context, entity, { towards: 'dependents', depth }),
    }),
    reach: t.field({
      type: ReachNode,
      args: {
        towards: t.arg({ type: ReachTowardsEnum, required: true, description: 'Which way.' }),
        depth: t.arg.int({ ...DEPTH_ARG, defaultValue: 5 }),
      },
      description:
        'How far trouble can come from, or go: each entity with its distance and what it is reached by.',
      resolve: (entity, { towards, depth }, context) =>
        reachThen(context, entity, { towards, depth: depth ?? 5 }),
    }),
    relations: t.field({
      type: [RelationNode],
      description: 'Every relation in both directions, by type and ref, with those that lead nowhere.',
      resolve: (entity, _args, context) => relationsThen(context, entity),
    }),
    relationGroups: t.field({
      type: [RelationGroupNode],
      description:
        'Its relations by type, in order of type, and of each so many. For entities that have thousands.',
      args: {
        types: t.arg.stringList({ description: 'As in `Relation.type`. All when left out.' }),
        first: t.arg.int({ ...FIRST_ARG, description: 'How many at most of each type, 1 to 500.' }),
        skip: t.arg.int({ defaultValue: 0, description: 'How many of each type come before.' }),
      },
      resolve: (entity, args, context) => relationGroupsThen(context, entity, args),
    }),
    faults: t.field({
      type: [FaultNode],
      description: 'What is wrong in its descriptor. None for the past.',
      resolve: (entity, _args, context) => (isPast(entity) ? [] : loadFaults(context, entity.ref)),
    }),
    location: t.exposeString('location', {
      description: 'Where its descriptor was read, e.g. `file:/srv/catalog/cart.yaml`.',
    }),
    incidents: t.field({
      type: [IncidentNode],
      args: { first: t.arg.int(FIRST_ARG) },
      description:
        'Its incidents, newest first. None for the past: they are told of now, with times of their own.',
      resolve: (entity, { first }, context) =>
        isPast(entity) ? [] : loadIncidentsOfEntity(context, entity.ref, { first: readFirst(first) }),
    }),
    history: t.field({
      type: ChangeConnection,
      args: { first: t.arg.int(FIRST_ARG), after: t.arg.string(AFTER_ARG) },
      description: 'What became of it, newest first, as far back as it is kept.',
      resolve: (entity, { first, after }, context) =>
        historyOfEntity(context, entity, { first: readFirst(first), after }),
    }),
  }),
});

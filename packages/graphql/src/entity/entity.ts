import { contactsOf } from '@watchbill/model';
import { loadChecksOfEntity } from '../check/load-check.ts';
import { loadHealth } from '../health/load-health.ts';
import { loadIncidentsOfEntity } from '../incident/load-incident.ts';
import { CheckNode, EntityNode, HealthNode, IncidentNode } from '../node-refs.ts';
import { FIRST_ARG, readFirst } from '../page.ts';
import { ContactNode } from './contact.ts';
import { entityTypeName } from './entity-type-name.ts';
import { FaultNode } from './fault.ts';
import { LinkNode } from './link.ts';
import { loadFaults } from './load-faults.ts';
import { loadDependencies, loadDependents, loadOwner, loadRelations } from './load-neighbours.ts';
import { RelationNode } from './relation.ts';
import { loadRunbooks, RunbookNode } from './runbook.ts';

EntityNode.implement({
  description:
    'Something of the catalog: what a descriptor says of it, how it relates to others, and how it is. Which fields a descriptor fills depends on its kind.',
  resolveType: ({ kind }) => entityTypeName(kind),
  fields: (t) => ({
    ref: t.exposeString('ref', { description: 'Its identity: `kind:namespace/name` in lower case.' }),
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
        'The Group or User that answers for it; for a check without an owner of its own, the owner of what it marks. Null when none is stated or the stated one does not exist.',
      resolve: ({ ref }, _args, context) => loadOwner(context, ref),
    }),
    ownerRef: t.exposeString('ownerRef', {
      nullable: true,
      description: 'The owner as stated, even when it does not exist. Null when none is stated.',
    }),
    health: t.field({
      type: HealthNode,
      description: 'The worst of its checks and its parts; UNKNOWN when nothing watches it.',
      resolve: ({ ref }, _args, context) => loadHealth(context, ref),
    }),
    checks: t.field({
      type: [CheckNode],
      description: 'The checks that mark it, by ref.',
      resolve: ({ ref }, _args, context) => loadChecksOfEntity(context, ref),
    }),
    runbooks: t.field({
      type: [RunbookNode],
      description: 'What to do when it is in trouble.',
      resolve: ({ ref }, _args, context) => loadRunbooks(context, ref),
    }),
    contacts: t.field({
      type: [ContactNode],
      description: 'How its owner is reached; how it is itself reached, for a Group or User.',
      resolve: async (entity, _args, context) => {
        const isOwner = ['group', 'user'].includes(entity.kind.toLowerCase());
        const reached = isOwner ? entity : await loadOwner(context, entity.ref);
        return reached ? contactsOf(reached.document) : [];
      },
    }),
    dependsOn: t.field({
      type: [EntityNode],
      description: 'What it depends on directly, as far as it exists, by name.',
      resolve: ({ ref }, _args, context) => loadDependencies(context, ref),
    }),
    dependents: t.field({
      type: [EntityNode],
      description: 'What depends on it directly, by name.',
      resolve: ({ ref }, _args, context) => loadDependents(context, ref),
    }),
    relations: t.field({
      type: [RelationNode],
      description: 'Every relation in both directions, by type and ref, with those that lead nowhere.',
      resolve: ({ ref }, _args, context) => loadRelations(context, ref),
    }),
    faults: t.field({
      type: [FaultNode],
      description: 'What is wrong in its descriptor.',
      resolve: ({ ref }, _args, context) => loadFaults(context, ref),
    }),
    location: t.exposeString('location', {
      description: 'Where its descriptor was read, e.g. `file:/srv/catalog/cart.yaml`.',
    }),
    incidents: t.field({
      type: [IncidentNode],
      args: { first: t.arg.int(FIRST_ARG) },
      description: 'Its incidents, newest first.',
      resolve: ({ ref }, { first }, context) =>
        loadIncidentsOfEntity(context, ref, { first: readFirst(first) }),
    }),
  }),
});

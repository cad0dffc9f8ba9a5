import { type OwnerSign, type Ownership, type OwnerWay, ownershipOf } from '@watchbill/catalog';
import { builder } from '../builder.ts';
import { defineLoader } from '../loader.ts';
import { EntityNode } from '../node-refs.ts';
import { loadEntity } from './load-entity.ts';

const OwnerWayEnum = builder.enumType('OwnerWay', {
  description: 'How an owner is known, the most trustworthy first.',
  values: {
    DESCRIPTOR: { value: 'descriptor', description: 'The descriptor names it.' },
    ANNOTATION: {
      value: 'annotation',
      description: 'What the entity was deduced from carries its name, e.g. a workload of a cluster.',
    },
    CODEOWNERS: {
      value: 'codeowners',
      description: 'A CODEOWNERS file gives it the files beside the descriptor.',
    },
    TEAM_RIGHTS: { value: 'team-rights', description: 'A team that runs the repository.' },
    HISTORY: { value: 'history', description: 'Who changed it most.' },
    INHERITED: {
      value: 'inherited',
      description:
        'It owns what the entity belongs to: a component, system or domain, or what a check marks.',
    },
  } satisfies Readonly<Record<string, { readonly value: OwnerWay; readonly description: string }>>,
});

const OwnerSignNode = builder.objectRef<OwnerSign>('OwnerSign').implement({
  description: 'Something that says who owns an entity.',
  fields: (t) => ({
    owner: t.field({
      type: EntityNode,
      nullable: true,
      description: 'The Group or User that is meant. Null when none exists.',
      resolve: ({ owner }, _args, context) => (owner === null ? null : loadEntity(context, owner)),
    }),
    named: t.exposeString('named', {
      description: 'As it is said: a reference, or what CODEOWNERS calls somebody, e.g. `@acme/cart-team`.',
    }),
    way: t.field({ type: OwnerWayEnum, description: 'How it is said.', resolve: ({ way }) => way }),
    confidence: t.exposeFloat('confidence', { description: '0 to 1.' }),
    because: t.exposeString('because', { description: 'Where it is said, e.g. the line of a file.' }),
  }),
});

export const OwnershipNode = builder.objectRef<Ownership>('Ownership').implement({
  description: 'Who answers for an entity, how that is known, and what speaks against it.',
  fields: (t) => ({
    owner: t.field({
      type: EntityNode,
      nullable: true,
      description: 'The same as `Entity.owner`.',
      resolve: ({ owner }, _args, context) => (owner === null ? null : loadEntity(context, owner)),
    }),
    way: t.field({
      type: OwnerWayEnum,
      nullable: true,
      description: 'How it is known. Null without an owner.',
      resolve: ({ way }) => way,
    }),
    confidence: t.exposeFloat('confidence', {
      description:
        '1 when its descriptor says so; less the weaker the evidence, or the further away it is said.',
    }),
    because: t.exposeString('because', {
      description: 'How it is known, or why there is none, as a clause.',
    }),
    disputed: t.exposeBoolean('disputed', {
      description:
        'Another way gives another owner. That what it belongs to has another owner is no contradiction.',
    }),
    alternatives: t.field({
      type: [OwnerSignNode],
      description: 'All else that is said, the most trustworthy first, also of owners that do not exist.',
      resolve: ({ alternatives }) => alternatives,
    }),
  }),
});

export const loadOwnership = defineLoader<Ownership | null>(async ({ db }, refs) => {
  const found = await ownershipOf(db.read, refs);
  return refs.map((ref) => found.get(ref) ?? null);
});

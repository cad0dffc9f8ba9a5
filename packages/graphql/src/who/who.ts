import { type Who, type WhoCandidate, who } from '@watchbill/catalog';
import { builder } from '../builder.ts';
import { ContactNode } from '../entity/contact.ts';
import { loadEntity, requireEntity } from '../entity/load-entity.ts';
import { EntityNode } from '../node-refs.ts';

const WhoCandidateNode = builder.objectRef<WhoCandidate>('WhoCandidate').implement({
  description: 'Something that the text may mean, and who answers for it.',
  fields: (t) => ({
    entity: t.field({
      type: EntityNode,
      description: 'What the text may mean.',
      resolve: ({ entity }, _args, context) => requireEntity(context, entity),
    }),
    owner: t.field({
      type: EntityNode,
      nullable: true,
      description: 'The group or user that answers for it. Null when none exists; `because` says why.',
      resolve: ({ owner }, _args, context) => (owner === null ? null : loadEntity(context, owner)),
    }),
    people: t.field({
      type: [EntityNode],
      description: 'The users behind the owner.',
      resolve: async ({ people }, _args, context) => {
        const found = await Promise.all(people.map((ref) => loadEntity(context, ref)));
        return found.filter((person) => person !== null);
      },
    }),
    contacts: t.field({
      type: [ContactNode],
      description: 'How the owner is reached.',
      resolve: ({ contacts }) => contacts,
    }),
    confidence: t.exposeFloat('confidence', {
      description: '0 to 1: how sure it is that the text means this entity.',
    }),
    because: t.exposeString('because', {
      description: 'How the text led here, and how the owner is known, or why there is none.',
    }),
  }),
});

const WhoNode = builder.objectRef<Who>('Who').implement({
  description: 'Who answers for something.',
  fields: (t) => ({
    of: t.exposeString('of', { description: 'The text, as asked.' }),
    candidates: t.field({
      type: [WhoCandidateNode],
      description: 'Most likely first, at most ten.',
      resolve: ({ candidates }) => candidates,
    }),
    tried: t.stringList({
      description: 'What the text was taken for, in words, when there is no candidate; else empty.',
      resolve: ({ tried }) => tried,
    }),
  }),
});

builder.queryField('who', (t) =>
  t.field({
    type: WhoNode,
    description:
      'Who answers for whatever this text means: the reference, name or title of an entity; a repository or a path in one; a hostname or URL; a Kubernetes workload, pod or namespace; a container image; an e-mail address or Slack channel; the labels of an alert, e.g. `service="cart", namespace="shop"` or JSON; the value of any annotation.',
    args: {
      of: t.arg.string({ required: true, description: '1 to 4000 characters; code BAD_USER_INPUT beyond.' }),
    },
    resolve: (_root, { of }, { db }) => who(db.read, of),
  }),
);

import { builder } from '../builder.ts';
import { requireEntity } from '../entity/load-entity.ts';
import { forgetLoaded } from '../loader.ts';
import { EntityNode } from '../node-refs.ts';
import { readEntityRef } from '../read-ref.ts';

const REF_ARG = { required: true, description: 'A ref as `entity(ref)` takes.' } as const;

builder.mutationField('restoreEntity', (t) =>
  t.field({
    type: EntityNode,
    description:
      'Brings a removed entity back as it was. It is kept until its source tells it again, or somebody releases it. Code NOT_FOUND when none of that name was removed lately, CONFLICT when there is one.',
    args: { ref: t.arg.string(REF_ARG) },
    resolve: async (_root, args, context) => {
      const ref = readEntityRef(args.ref);
      await context.installation.restoreEntity(ref, context.viewer.name);
      forgetLoaded(context);
      return requireEntity(context, ref);
    },
  }),
);

builder.mutationField('releaseEntity', (t) =>
  t.string({
    description:
      'Lets go of an entity that is kept by hand: it is removed, unless a source tells it. Answers with its reference. Code NOT_FOUND when none of that name is kept by hand.',
    args: { ref: t.arg.string(REF_ARG) },
    resolve: async (_root, args, context) => {
      const ref = readEntityRef(args.ref);
      await context.installation.releaseEntity(ref);
      forgetLoaded(context);
      return ref;
    },
  }),
);

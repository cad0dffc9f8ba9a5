import {
  type Deployment,
  type DeploymentActivity,
  type DeploymentState,
  newestDeployments,
} from '@watchbill/catalog';
import { builder } from '../builder.ts';
import { defineLoaderWith } from '../loader.ts';
import { EntityNode } from '../node-refs.ts';
import { loadEntity } from './load-entity.ts';

export const loadDeployments = defineLoaderWith<{ readonly first: number }, readonly Deployment[]>(
  async ({ db }, refs, { first }) => {
    const found = await newestDeployments(db.read, refs, first);
    return refs.map((ref) => found.get(ref) ?? []);
  },
);

const ActivityEnum = builder.enumType('DeploymentActivity', {
  description: 'What was done.',
  values: {
    BUILD: { description: 'It was built; nothing that runs has changed.' },
    DEPLOY: { description: 'A version was brought where it runs.' },
    ROLLBACK: { description: 'An earlier version was brought back.' },
    REMOVE: { description: 'It was taken out of service.' },
  } satisfies Record<DeploymentActivity, object>,
});

const StateEnum = builder.enumType('DeploymentState', {
  description: 'How far it is.',
  values: {
    STARTED: { description: 'It has begun.' },
    SUCCEEDED: { description: 'It ended well.' },
    FAILED: { description: 'It ended badly.' },
  } satisfies Record<DeploymentState, object>,
});

export const DeploymentNode = builder.objectRef<Deployment>('Deployment').implement({
  description: 'A build or deployment, as CI tells it.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Unique in its source.' }),
    source: t.exposeID('sourceId', { description: 'Id of the source that told it.' }),
    entity: t.field({
      type: EntityNode,
      nullable: true,
      description: 'What it is of.',
      resolve: ({ entityRef }, _args, context) => loadEntity(context, entityRef),
    }),
    activity: t.field({
      type: ActivityEnum,
      description: 'What was done.',
      resolve: ({ activity }) => activity,
    }),
    state: t.field({ type: StateEnum, description: 'How far it is.', resolve: ({ state }) => state }),
    environment: t.exposeString('environment', {
      nullable: true,
      description: 'Where to, e.g. `production`.',
    }),
    version: t.exposeString('version', { nullable: true, description: 'Of what was built or deployed.' }),
    commit: t.exposeString('commit', { nullable: true, description: 'What it was made of.' }),
    url: t.exposeString('url', { nullable: true, description: 'Where it can be looked at; http or https.' }),
    actor: t.exposeString('actor', { nullable: true, description: 'Who set it off.' }),
    startedAt: t.expose('startedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Null when only its end was told.',
    }),
    finishedAt: t.expose('finishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Null until it ends.',
    }),
    at: t.expose('at', { type: 'DateTime', description: 'When it came to its state.' }),
  }),
});

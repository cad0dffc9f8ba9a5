import { faultsOfSources, listSources, type SourceStatus } from '@watchbill/catalog';
import { type Fault, NotFoundError } from '@watchbill/model';
import { builder } from '../builder.ts';
import { FaultNode } from '../entity/fault.ts';
import { defineLoader, forgetLoaded } from '../loader.ts';

const loadSourceFaults = defineLoader<readonly Fault[]>(async ({ db }, ids) => {
  const found = await faultsOfSources(db.read, ids);
  return ids.map((id) => found.get(id) ?? []);
});

const SourceStateEnum = builder.enumType('SourceState', {
  description: 'How far a source is.',
  values: {
    SYNCING: { description: 'Being read.' },
    CURRENT: { description: 'Read; what is stored is what it says.' },
    FAILED: { description: 'Could not be read; what is stored is what it said before.' },
  } as const,
});

const SourceNode = builder.objectRef<SourceStatus>('Source').implement({
  description: 'Where entities come from, and how the last reading went.',
  fields: (t) => ({
    id: t.exposeString('id', { description: 'As the configuration names it.' }),
    type: t.exposeString('type', { description: 'E.g. `files`, `github`, `kubernetes`.' }),
    state: t.field({ type: SourceStateEnum, description: 'How far it is.', resolve: ({ state }) => state }),
    entities: t.exposeInt('entities', { description: 'How many entities it holds.' }),
    lastSyncAt: t.expose('lastSyncAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last read, whole or in part. Null before the first time.',
    }),
    lastError: t.exposeString('lastError', {
      nullable: true,
      description: 'Why the last reading failed. Null when it did not.',
    }),
    faults: t.field({
      type: [FaultNode],
      description: 'What is wrong in what it says, errors first.',
      resolve: ({ id }, _args, context) => loadSourceFaults(context, id),
    }),
  }),
});

builder.queryField('sources', (t) =>
  t.field({
    type: [SourceNode],
    description: 'Every source that ever spoke, by id.',
    resolve: (_root, _args, { db }) => listSources(db.read),
  }),
);

builder.mutationField('syncSource', (t) =>
  t.field({
    type: SourceNode,
    description:
      'Reads a source whole now, and answers when it is done; `state` and `lastError` say how it went. Code NOT_FOUND when there is no such source.',
    args: { id: t.arg.string({ required: true, description: '`Source.id`.' }) },
    resolve: async (_root, { id }, context) => {
      await context.installation.syncSource(id);
      forgetLoaded(context);
      const source = (await listSources(context.db.read)).find((candidate) => candidate.id === id);
      if (source) return source;
      throw new NotFoundError(`source '${id}': it has not spoken yet; see the server's log`);
    },
  }),
);

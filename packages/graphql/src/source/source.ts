import { confirmRemovals, faultsOfSources, listSources, type SourceStatus } from '@watchbill/catalog';
import { type Fault, NotFoundError } from '@watchbill/model';
import { builder } from '../builder.ts';
import type { GraphqlContext } from '../context.ts';
import { FaultNode } from '../entity/fault.ts';
import { defineLoader, forgetLoaded } from '../loader.ts';
import { readFirst } from '../page.ts';
import { FarEndLimitNode } from './far-end-limit.ts';

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
    REMOVED: { description: 'No longer configured; what is left of it is kept by hand.' },
  } as const,
});

const SourceNode = builder.objectRef<SourceStatus>('Source').implement({
  description: 'Where entities come from, and how the last reading went.',
  fields: (t) => ({
    id: t.exposeString('id', { description: 'As the configuration names it.' }),
    type: t.exposeString('type', { description: 'E.g. `files`, `github`, `kubernetes`.' }),
    state: t.field({ type: SourceStateEnum, description: 'How far it is.', resolve: ({ state }) => state }),
    entities: t.exposeInt('entities', { description: 'Of how many entities it tells.' }),
    heldRemovals: t.exposeInt('heldRemovals', {
      description:
        'How many of them it no longer tells: too many to be believed, so they stay until somebody confirms it (`confirmRemovals`). 0 when nothing is held.',
    }),
    confirmedRemovals: t.exposeInt('confirmedRemovals', {
      description: 'How many of those somebody has confirmed: the next reading removes up to so many.',
    }),
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
      args: { first: t.arg.int({ description: 'How many at most, 1 to 500. All when left out.' }) },
      resolve: async ({ id }, { first }, context) => {
        const faults = await loadSourceFaults(context, id);
        return first == null ? faults : faults.slice(0, readFirst(first));
      },
    }),
    faultCount: t.int({
      description: 'How many faults there are.',
      resolve: async ({ id }, _args, context) => (await loadSourceFaults(context, id)).length,
    }),
    limits: t.field({
      type: [FarEndLimitNode],
      description:
        'How much more it may ask its far end. Empty where nothing is counted, and before the first answer.',
      resolve: ({ id }, _args, { installation }) => installation.limitsOf(id),
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
      return requireSource(context, id);
    },
  }),
);

builder.mutationField('confirmRemovals', (t) =>
  t.field({
    type: SourceNode,
    description:
      'Lets the next reading of a source remove up to so many of the entities that are held, once. Code NOT_FOUND when there is no such source, CONFLICT when fewer are held.',
    args: {
      id: t.arg.string({ required: true, description: '`Source.id`.' }),
      count: t.arg.int({ required: true, description: 'At most `Source.heldRemovals`, as it was seen.' }),
    },
    resolve: async (_root, { id, count }, context) => {
      await context.db.transact((tx) => confirmRemovals(tx, id, count));
      forgetLoaded(context);
      return requireSource(context, id);
    },
  }),
);

async function requireSource({ db }: GraphqlContext, id: string): Promise<SourceStatus> {
  const source = (await listSources(db.read)).find((candidate) => candidate.id === id);
  if (source) return source;
  throw new NotFoundError(`source '${id}': it has not spoken yet; see the server's log`);
}

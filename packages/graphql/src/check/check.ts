import { formatDuration, parseEntityRef } from '@watchbill/model';
import { FaultNode } from '../entity/fault.ts';
import { loadEntity } from '../entity/load-entity.ts';
import { loadFaults } from '../entity/load-faults.ts';
import { loadOwner } from '../entity/load-neighbours.ts';
import { loadHealth } from '../health/load-health.ts';
import { CheckNode, EntityNode, HealthNode, RunNode } from '../node-refs.ts';
import { AFTER_ARG, FIRST_ARG, readFirst } from '../page.ts';
import { loadLastRun } from '../run/load-run.ts';
import { RunConnection, runsOfCheck } from '../run/run-connection.ts';
import { SeverityEnum } from '../severity.ts';

CheckNode.implement({
  description: 'A user flow that runs on a schedule and marks the health of one entity.',
  fields: (t) => ({
    ref: t.exposeString('ref', { description: 'Its identity: `check:namespace/name` in lower case.' }),
    name: t.string({
      description: 'As its descriptor writes it.',
      resolve: async ({ ref }, _args, context) =>
        (await loadEntity(context, ref))?.name ?? parseEntityRef(ref).name,
    }),
    title: t.string({
      nullable: true,
      description: 'For display. Null when none was given.',
      resolve: async ({ ref }, _args, context) => (await loadEntity(context, ref))?.title ?? null,
    }),
    description: t.string({
      nullable: true,
      description: 'What the flow does. Null when none was given.',
      resolve: async ({ ref }, _args, context) => (await loadEntity(context, ref))?.description ?? null,
    }),
    entity: t.field({
      type: EntityNode,
      nullable: true,
      description: 'Whose health it marks. Null when no such entity exists.',
      resolve: ({ entityRef }, _args, context) => loadEntity(context, entityRef),
    }),
    entityRef: t.exposeString('entityRef', {
      description: 'Whose health it marks, even when it does not exist.',
    }),
    owner: t.field({
      type: EntityNode,
      nullable: true,
      description: 'Its own owner, else the owner of what it marks. Null when neither exists.',
      resolve: ({ ref }, _args, context) => loadOwner(context, ref),
    }),
    script: t.string({
      description: 'The k6 script, as written: relative to the descriptor.',
      resolve: ({ definition }) => definition.script,
    }),
    every: t.string({
      description: 'How often it runs, e.g. `1m30s`.',
      resolve: ({ definition }) => formatDuration(definition.everyMs),
    }),
    timeout: t.string({
      description: 'How long a run may take before it is ended and has failed, e.g. `30s`.',
      resolve: ({ definition }) => formatDuration(definition.timeoutMs),
    }),
    severity: t.field({
      type: SeverityEnum,
      description: 'How urgent it is when it fails.',
      resolve: ({ definition }) => definition.severity,
    }),
    health: t.field({
      type: HealthNode,
      description: 'What its runs prove, after as many equal verdicts as its definition asks for.',
      resolve: ({ ref }, _args, context) => loadHealth(context, ref),
    }),
    paused: t.exposeBoolean('paused', { description: 'It runs only when asked, and marks nothing.' }),
    nextRunAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it is due; in the past while it waits or runs. Null while it is paused.',
      resolve: ({ paused, nextRunAt }) => (paused ? null : nextRunAt),
    }),
    lastRun: t.field({
      type: RunNode,
      nullable: true,
      description: 'The newest run, finished or not. Null before the first.',
      resolve: ({ ref }, _args, context) => loadLastRun(context, ref),
    }),
    runs: t.field({
      type: RunConnection,
      description: 'Its runs, newest first.',
      args: { first: t.arg.int(FIRST_ARG), after: t.arg.string(AFTER_ARG) },
      resolve: ({ ref }, { first, after }, context) =>
        runsOfCheck(context, ref, { first: readFirst(first), after }),
    }),
    faults: t.field({
      type: [FaultNode],
      description: 'What is wrong in its descriptor.',
      resolve: ({ ref }, _args, context) => loadFaults(context, ref),
    }),
  }),
});

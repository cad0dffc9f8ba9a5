import type { StoredRun } from '@watchbill/checks';
import { NotFoundError } from '@watchbill/model';
import { loadCheck } from '../check/load-check.ts';
import type { GraphqlContext } from '../context.ts';
import { DeploymentNode } from '../entity/deployment.ts';
import { CheckNode, RunNode } from '../node-refs.ts';
import { requireRun } from './load-run.ts';
import { loadSuspects } from './load-suspects.ts';
import { RunOutcomeEnum, RunStateEnum, RunTriggerEnum } from './run-enums.ts';
import {
  ConsoleLineNode,
  RunFailureNode,
  RunRequestNode,
  RunStepNode,
  RunThresholdNode,
} from './run-evidence.ts';

RunNode.implement({
  description: 'One execution of a check, with its evidence.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'A UUID.' }),
    check: t.field({
      type: CheckNode,
      description: 'What ran.',
      resolve: async ({ checkRef }, _args, context) => {
        const check = await loadCheck(context, checkRef);
        if (check) return check;
        throw new NotFoundError(`check '${checkRef}': it was removed meanwhile, and its runs with it`);
      },
    }),
    state: t.field({ type: RunStateEnum, description: 'How far it is.', resolve: ({ state }) => state }),
    outcome: t.field({
      type: RunOutcomeEnum,
      nullable: true,
      description: 'What it says. Null until it is finished.',
      resolve: ({ outcome }) => outcome,
    }),
    reason: t.string({
      nullable: true,
      description: 'One sentence on the outcome. Null until it is finished, and when it passed.',
      resolve: ({ reason }) => reason || null,
    }),
    trigger: t.field({
      type: RunTriggerEnum,
      description: 'Why it took place.',
      resolve: ({ trigger }) => trigger,
    }),
    actor: t.exposeString('actor', { nullable: true, description: 'Who asked for it. Null unless MANUAL.' }),
    queuedAt: t.expose('queuedAt', { type: 'DateTime', description: 'When it was asked for or due.' }),
    startedAt: t.expose('startedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Null while it is queued.',
    }),
    finishedAt: t.expose('finishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Null until it is finished.',
    }),
    durationMs: t.int({
      nullable: true,
      description: 'Milliseconds from start to finish. Null until it is finished.',
      resolve: ({ startedAt, finishedAt }) =>
        startedAt && finishedAt ? finishedAt.getTime() - startedAt.getTime() : null,
    }),
    failure: t.field({
      type: RunFailureNode,
      nullable: true,
      description:
        'The first thing that went wrong. Null when nothing did, or when nothing more than `reason` is known.',
      resolve: ({ failure }) => failure,
    }),
    steps: t.field({
      type: [RunStepNode],
      description: 'In order of first appearance. Empty until it is finished.',
      resolve: async (run, _args, context) => (await withEvidence(context, run)).steps,
    }),
    requests: t.field({
      type: [RunRequestNode],
      description: 'In order. Empty until it is finished.',
      resolve: async (run, _args, context) => (await withEvidence(context, run)).requests,
    }),
    thresholds: t.field({
      type: [RunThresholdNode],
      description: 'Those that were breached.',
      resolve: async (run, _args, context) => (await withEvidence(context, run)).thresholds,
    }),
    console: t.field({
      type: [ConsoleLineNode],
      description: 'What the script wrote. Empty until it is finished.',
      resolve: async (run, _args, context) => (await withEvidence(context, run)).console,
    }),
    deployments: t.field({
      type: [DeploymentNode],
      description:
        'What was deployed, to its entity or to what that directly depends on, in the hour before it and since its check last passed (a day, where it never did), newest first, 20 at most.',
      resolve: ({ id }, _args, context) => loadSuspects(context, id),
    }),
    truncated: t.exposeBoolean('truncated', { description: 'A list was too long to be kept whole.' }),
    runner: t.string({
      nullable: true,
      description: 'The program that ran it, e.g. `k6 v2.2.0`. Null when none did.',
      resolve: ({ runner }) => runner || null,
    }),
  }),
});

/** Lists of runs are read without their evidence, which is most of a run's size; the whole run is read when it is asked for. */
function withEvidence(context: GraphqlContext, { id }: StoredRun): Promise<StoredRun> {
  return requireRun(context, id);
}

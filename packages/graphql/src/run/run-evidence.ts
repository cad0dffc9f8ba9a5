import type { ConsoleLine, RunFailure, RunRequest, RunStep, RunThreshold } from '@watchbill/model';
import { builder } from '../builder.ts';

export const RunFailureNode = builder.objectRef<RunFailure>('RunFailure').implement({
  description: 'The first thing that went wrong.',
  fields: (t) => ({
    step: t.exposeString('step', {
      description: 'E.g. `checkout / pays the order`; `script` when it broke outside any step.',
    }),
    expected: t.exposeString('expected', { description: 'What should have been.' }),
    actual: t.exposeString('actual', { description: 'What was.' }),
  }),
});

export const RunStepNode = builder.objectRef<RunStep>('RunStep').implement({
  description: 'One `check()` of the script, over all its evaluations in the run.',
  fields: (t) => ({
    group: t.exposeString('group', { description: 'The `group()` around it; empty outside any.' }),
    name: t.exposeString('name', { description: 'As the script names it.' }),
    passes: t.exposeInt('passes', { description: 'Evaluations that held.' }),
    fails: t.exposeInt('fails', { description: 'Evaluations that did not.' }),
  }),
});

export const RunRequestNode = builder.objectRef<RunRequest>('RunRequest').implement({
  description: 'One request that the script made.',
  fields: (t) => ({
    method: t.exposeString('method', { description: 'E.g. `GET`.' }),
    url: t.exposeString('url', { description: 'As requested.' }),
    status: t.exposeInt('status', { description: 'HTTP status; 0 when no answer came.' }),
    durationMs: t.exposeFloat('durationMs', { description: 'Milliseconds until the answer was read.' }),
    error: t.exposeString('error', {
      nullable: true,
      description: 'Why no answer came, or what was wrong with it. Null when nothing was.',
    }),
    group: t.exposeString('group', { description: 'The `group()` around it; empty outside any.' }),
  }),
});

export const RunThresholdNode = builder.objectRef<RunThreshold>('RunThreshold').implement({
  description: 'A threshold of the script that was breached.',
  fields: (t) => ({
    metric: t.exposeString('metric', { description: 'E.g. `http_req_duration`.' }),
    threshold: t.exposeString('threshold', { description: 'As the script writes it, e.g. `p(95)<500`.' }),
  }),
});

export const ConsoleLineNode = builder.objectRef<ConsoleLine>('ConsoleLine').implement({
  description: 'A line that the script wrote to its console.',
  fields: (t) => ({
    at: t.field({
      type: 'DateTime',
      description: 'When it was written.',
      resolve: ({ at }) => new Date(at),
    }),
    level: t.exposeString('level', { description: '`debug`, `info`, `warning` or `error`.' }),
    text: t.exposeString('text', { description: 'As written; may hold anything that the service answered.' }),
  }),
});

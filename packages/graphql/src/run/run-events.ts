import { builder } from '../builder.ts';
import { RunNode } from '../node-refs.ts';
import { ConsoleLineNode, RunRequestNode } from './run-evidence.ts';
import { type SeenRunEvent, watchRun } from './watch-run.ts';

type EventOf<Type> = Extract<SeenRunEvent['event'], { readonly type: Type }>;

const RunEventTypeEnum = builder.enumType('RunEventType', {
  description: 'What a watcher of a run is told.',
  values: {
    STARTED: { value: 'started', description: 'The run has begun. Comes first.' },
    STEP: { value: 'step', description: 'An assertion was evaluated: `step`.' },
    REQUEST: { value: 'request', description: 'A request was answered: `request`.' },
    CONSOLE: { value: 'console', description: 'The script wrote a line: `console`.' },
    FINISHED: { value: 'finished', description: 'The run is over; `run` has everything. Comes last.' },
  } as const,
});

const RunStepEventNode = builder.objectRef<EventOf<'step'>>('RunStepEvent').implement({
  description: 'One evaluation of an assertion.',
  fields: (t) => ({
    group: t.exposeString('group', { description: 'The `group()` around it; empty outside any.' }),
    name: t.exposeString('name', { description: 'As the script names it.' }),
    ok: t.exposeBoolean('ok', { description: 'It held.' }),
  }),
});

const RunEventNode = builder.objectRef<SeenRunEvent>('RunEvent').implement({
  description: 'Something that a running check shows.',
  fields: (t) => ({
    seq: t.exposeInt('seq', {
      description:
        'Grows with each event of a run, from 0. A watcher that comes again is told the same with the same number.',
    }),
    type: t.field({ type: RunEventTypeEnum, description: 'What it is.', resolve: ({ event }) => event.type }),
    step: t.field({
      type: RunStepEventNode,
      nullable: true,
      description: 'Null unless STEP.',
      resolve: ({ event }) => (event.type === 'step' ? event : null),
    }),
    request: t.field({
      type: RunRequestNode,
      nullable: true,
      description: 'Null unless REQUEST.',
      resolve: ({ event }) => (event.type === 'request' ? event.request : null),
    }),
    console: t.field({
      type: ConsoleLineNode,
      nullable: true,
      description: 'Null unless CONSOLE.',
      resolve: ({ event }) => (event.type === 'console' ? event.line : null),
    }),
    run: t.field({ type: RunNode, description: 'The run as it is then.', resolve: ({ run }) => run }),
  }),
});

builder.subscriptionField('runEvents', (t) =>
  t.field({
    type: RunEventNode,
    description:
      'A run as it goes: what it has already shown first, then live, until FINISHED ends the stream. A queued run is waited for. The last moments of a run, and all of a very short one, come with FINISHED only. Code NOT_FOUND when there is no such run.',
    args: { id: t.arg.id({ required: true, description: '`Run.id`.' }) },
    subscribe: (_root, { id }, context) => watchRun(context, id),
    resolve: (event) => event,
  }),
);

import type { RunnerReadiness } from '@watchbill/checks';
import { builder } from '../builder.ts';
import type { InstallationStatus } from '../context.ts';

const ReadinessStateEnum = builder.enumType('ReadinessState', {
  description: 'Whether something can be used.',
  values: {
    READY: { value: 'ready', description: 'Now.' },
    PREPARING: { value: 'preparing', description: 'Soon, without anybody doing anything.' },
    UNAVAILABLE: { value: 'unavailable', description: 'Not before somebody does what `detail` says.' },
  } as const,
});

const ReadinessNode = builder.objectRef<RunnerReadiness>('Readiness').implement({
  description: 'Whether something can be used, and what is awaited.',
  fields: (t) => ({
    state: t.field({
      type: ReadinessStateEnum,
      description: 'Whether it can be used.',
      resolve: ({ state }) => state,
    }),
    detail: t.exposeString('detail', { description: 'For people: what is there, awaited or missing.' }),
  }),
});

const StatusNode = builder.objectRef<InstallationStatus>('Status').implement({
  description: 'What this installation is and waits for.',
  fields: (t) => ({
    version: t.exposeString('version', { description: 'Of the server, e.g. `0.1.0`.' }),
    runner: t.field({
      type: ReadinessNode,
      description: 'Whether checks can run.',
      resolve: ({ runner }) => runner,
    }),
    browser: t.field({
      type: ReadinessNode,
      description: 'Whether checks that drive a browser can run.',
      resolve: ({ browser }) => browser,
    }),
    demo: t.exposeBoolean('demo', { description: 'The demo shop is part of this installation.' }),
  }),
});

builder.queryField('status', (t) =>
  t.field({
    type: StatusNode,
    description: 'What this installation is and waits for.',
    resolve: (_root, _args, { installation }) => installation.status(),
  }),
);

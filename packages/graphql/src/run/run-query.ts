import { builder } from '../builder.ts';
import { RunNode } from '../node-refs.ts';
import { loadRun } from './load-run.ts';

builder.queryField('run', (t) =>
  t.field({
    type: RunNode,
    nullable: true,
    description: 'One run. Null when there is none.',
    args: { id: t.arg.id({ required: true, description: '`Run.id`.' }) },
    resolve: (_root, { id }, context) => loadRun(context, id),
  }),
);

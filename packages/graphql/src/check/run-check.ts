import { requestRun } from '@watchbill/checks';
import { builder } from '../builder.ts';
import { forgetLoaded } from '../loader.ts';
import { RunNode } from '../node-refs.ts';
import { readCheckRef } from '../read-ref.ts';
import { requireRun } from '../run/load-run.ts';

builder.mutationField('runCheck', (t) =>
  t.field({
    type: RunNode,
    description:
      'Asks for a run now, ahead of all that is due; a paused check runs too. A run that already waits is returned instead of a second one. Watch it with `runEvents`. Code NOT_FOUND when there is no such check.',
    args: {
      ref: t.arg.string({ required: true, description: 'As `check(ref)` takes it.' }),
    },
    resolve: async (_root, { ref }, context) => {
      const { db, viewer, clock } = context;
      const checkRef = readCheckRef(ref);
      const id = await db.transact((tx) => requestRun(tx, checkRef, viewer.name, clock()));
      forgetLoaded(context);
      return requireRun(context, id);
    },
  }),
);

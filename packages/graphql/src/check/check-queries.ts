import { listChecks } from '@watchbill/checks';
import { builder } from '../builder.ts';
import { fromCursor, toCursor } from '../cursor.ts';
import { CheckNode } from '../node-refs.ts';
import { AFTER_ARG, cutRows, FIRST_ARG, readFirst, toConnection } from '../page.ts';
import { readCheckRef, readEntityRef } from '../read-ref.ts';
import { loadCheck } from './load-check.ts';

const CheckConnection = builder.connectionObject(
  { type: CheckNode, name: 'CheckConnection', description: 'A page of checks.' },
  { description: 'A check with its place in the list.' },
);

builder.queryFields((t) => ({
  check: t.field({
    type: CheckNode,
    nullable: true,
    description:
      'One check. Null when there is none, also while its descriptor has faults that keep it from running.',
    args: {
      ref: t.arg.string({
        required: true,
        description: '`[check:][namespace/]name` in any case; namespace `default` may be left out.',
      }),
    },
    resolve: (_root, { ref }, context) => loadCheck(context, readCheckRef(ref)),
  }),
  checks: t.field({
    type: CheckConnection,
    description: 'All checks, by ref.',
    args: {
      entity: t.arg.string({
        description: 'Only the checks that mark this entity; a ref as `entity(ref)` takes.',
      }),
      first: t.arg.int(FIRST_ARG),
      after: t.arg.string(AFTER_ARG),
    },
    resolve: async (_root, { entity, first, after }, { db }) => {
      const wanted = readFirst(first);
      const { rows, totalCount } = await listChecks(db.read, {
        ...(entity ? { entityRef: readEntityRef(entity) } : {}),
        ...(after ? { after: fromCursor(after) } : {}),
        first: wanted,
      });
      return toConnection(cutRows(rows, wanted), after, ({ ref }) => toCursor(ref), totalCount);
    },
  }),
}));

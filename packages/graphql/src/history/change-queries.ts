import { countChanges, listChanges } from '@watchbill/catalog';
import { builder } from '../builder.ts';
import { AFTER_ARG, cutRows, FIRST_ARG, readFirst, toConnection } from '../page.ts';
import { readEntityRef } from '../read-ref.ts';
import { ChangeConnection } from './change.ts';
import { changeCursor, readChangeCursor } from './change-cursor.ts';
import { ChangeKindEnum } from './change-kind.ts';

builder.queryField('changes', (t) =>
  t.field({
    type: ChangeConnection,
    description: 'What became of the catalog, newest first, as far back as it is kept.',
    args: {
      source: t.arg.string({ description: 'Only what this source told: `Source.id`.' }),
      ref: t.arg.string({
        description: 'Only what became of this entity, also of a removed one; a ref as `entity(ref)` takes.',
      }),
      kind: t.arg({ type: ChangeKindEnum, description: 'Only changes of this kind.' }),
      since: t.arg({ type: 'DateTime', description: 'Only changes from this time on.' }),
      first: t.arg.int(FIRST_ARG),
      after: t.arg.string(AFTER_ARG),
    },
    resolve: async (_root, { source, ref, kind, since, first, after }, { db }) => {
      const wanted = readFirst(first);
      const filter = {
        source: source ?? undefined,
        ref: ref ? readEntityRef(ref) : undefined,
        kind: kind ?? undefined,
        since: since ?? undefined,
      };
      const rows = await listChanges(db.read, {
        ...filter,
        first: wanted + 1,
        after: after ? readChangeCursor(after) : undefined,
      });
      return toConnection(cutRows(rows, wanted), after, changeCursor, () => countChanges(db.read, filter));
    },
  }),
);

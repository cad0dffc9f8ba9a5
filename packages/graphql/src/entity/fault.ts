import type { Fault } from '@watchbill/model';
import { builder } from '../builder.ts';

export const FaultNode = builder.objectRef<Fault>('Fault').implement({
  description: 'Something wrong in what a source says, with the place to mend it.',
  fields: (t) => ({
    level: t.exposeString('level', {
      description: '`error`: the entity could not be taken; `warning`: taken, with this flaw.',
    }),
    message: t.exposeString('message', { description: 'The value, its place, what was expected.' }),
    file: t.string({
      description: 'The file, as the source names it.',
      resolve: ({ position }) => position.file,
    }),
    line: t.int({
      nullable: true,
      description: 'From 1. Null when the place in the file is not known.',
      resolve: ({ position }) => position.line ?? null,
    }),
    column: t.int({
      nullable: true,
      description: 'From 1. Null when the place in the line is not known.',
      resolve: ({ position }) => position.column ?? null,
    }),
  }),
});

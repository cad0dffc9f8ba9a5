import type { FarEndLimit } from '@watchbill/catalog';
import { builder } from '../builder.ts';

export const FarEndLimitNode = builder.objectRef<FarEndLimit>('FarEndLimit').implement({
  description: 'How much more a source may ask its far end, as that said last.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Whose limit it is, e.g. `the token`.' }),
    limit: t.exposeInt('limit', { description: 'Requests an hour.' }),
    remaining: t.exposeInt('remaining', { description: 'Of them those that are left.' }),
    resetsAt: t.expose('resetsAt', { type: 'DateTime', description: 'When all of them are there again.' }),
  }),
});

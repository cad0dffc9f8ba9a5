import { builder } from '../builder.ts';
import type { Viewer } from '../context.ts';

const ViewerNode = builder.objectRef<Viewer>('Viewer').implement({
  description: 'Who asks.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'As runs and incidents record it.' }),
    signedIn: t.exposeBoolean('signedIn', { description: 'False where nobody has to sign in.' }),
  }),
});

builder.queryField('viewer', (t) =>
  t.field({
    type: ViewerNode,
    description: 'Who asks.',
    resolve: (_root, _args, { viewer }) => viewer,
  }),
);

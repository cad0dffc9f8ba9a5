import type { EntityLink } from '@watchbill/model';
import { builder } from '../builder.ts';

export const LinkNode = builder.objectRef<EntityLink>('Link').implement({
  description: 'A page elsewhere that concerns an entity, as its descriptor lists it.',
  fields: (t) => ({
    url: t.exposeString('url', { description: 'As written; check its scheme before making it clickable.' }),
    title: t.exposeString('title', { nullable: true, description: 'Null when none was given.' }),
    type: t.exposeString('type', {
      nullable: true,
      description: 'What kind of page, e.g. `runbook`, `dashboard`. Null when not said.',
    }),
    icon: t.exposeString('icon', { nullable: true, description: 'Name of an icon. Null when not said.' }),
  }),
});

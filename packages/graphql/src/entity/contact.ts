import type { Contact } from '@watchbill/model';
import { builder } from '../builder.ts';

export const ContactNode = builder.objectRef<Contact>('Contact').implement({
  description: 'A way to reach somebody: a notifier of the configuration and a target that it understands.',
  fields: (t) => ({
    notifier: t.exposeString('notifier', { description: 'Id of the notifier, e.g. `email`.' }),
    target: t.exposeString('target', { description: 'E.g. an e-mail address or a channel.' }),
  }),
});

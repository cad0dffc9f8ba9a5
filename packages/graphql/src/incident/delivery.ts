import type { Delivery } from '@watchbill/alerting';
import { builder } from '../builder.ts';

const DeliveryStateEnum = builder.enumType('DeliveryState', {
  description: 'What became of a message.',
  values: {
    PENDING: { description: 'To be sent, or to be tried again.' },
    DELIVERED: { description: 'The far end accepted it.' },
    FAILED: { description: 'Refused for good, or tried until it was too old to matter.' },
    SUPPRESSED: { description: 'Deliberately not sent; `reason` says why.' },
  } as const,
});

export const DeliveryNode = builder.objectRef<Delivery>('Delivery').implement({
  description:
    'One message to one target about an incident: what was sent, is to be sent, or deliberately is not.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'A UUID; receivers get it too, to drop repeats.' }),
    type: t.exposeString('type', { description: '`incident.opened` or `incident.resolved`.' }),
    notifier: t.exposeString('notifier', {
      description: 'Id of the notifier. Empty, as `target`, where `reason` says why nobody is told.',
    }),
    target: t.exposeString('target', { description: 'Whom the notifier tells.' }),
    state: t.field({
      type: DeliveryStateEnum,
      description: 'What became of it.',
      resolve: ({ state }) => state,
    }),
    attempts: t.exposeInt('attempts', { description: 'How often it was tried.' }),
    reason: t.exposeString('reason', {
      nullable: true,
      description: 'Why this target, or why nothing is sent. Null when not recorded.',
    }),
    lastError: t.exposeString('lastError', {
      nullable: true,
      description: 'Why the last attempt failed. Null when none did.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When there was cause for it.' }),
    nextAttemptAt: t.expose('nextAttemptAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it is tried next. Null when there is nothing left to try.',
    }),
    deliveredAt: t.expose('deliveredAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was accepted. Null unless DELIVERED.',
    }),
  }),
});

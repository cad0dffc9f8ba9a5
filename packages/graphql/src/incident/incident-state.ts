import { builder } from '../builder.ts';

export const IncidentStateEnum = builder.enumType('IncidentState', {
  description: 'How far an incident is.',
  values: {
    OPEN: { description: 'Nobody has said that they are at work on it.' },
    ACKNOWLEDGED: { description: 'Somebody is at work on it.' },
    RESOLVED: { description: 'The entity is proven healthy again, or is no more.' },
  } as const,
});

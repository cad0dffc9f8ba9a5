import { builder } from './builder.ts';

export const SeverityEnum = builder.enumType('Severity', {
  description: 'How urgent trouble is.',
  values: {
    page: { description: 'Wakes somebody.' },
    ticket: { description: 'Waits for working hours.' },
    info: { description: 'Is recorded; tells nobody.' },
  } as const,
});

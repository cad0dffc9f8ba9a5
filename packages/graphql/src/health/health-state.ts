import { builder } from '../builder.ts';

export const HealthStateEnum = builder.enumType('HealthState', {
  description: 'How something is, as far as verdicts prove it.',
  values: {
    HEALTHY: { description: 'Every check passes and every part is healthy.' },
    DEGRADED: { description: 'It works, but slower or worse than it must.' },
    FAILING: { description: 'It does not work.' },
    UNKNOWN: {
      description:
        'No verdict that can be trusted: no check, no run yet, a run that is late, or a fault of ours. Never to be read as healthy.',
    },
  } as const,
});

import { builder } from '../builder.ts';

export const RunStateEnum = builder.enumType('RunState', {
  description: 'How far a run is.',
  values: {
    QUEUED: { description: 'Asked for, not yet begun.' },
    RUNNING: { description: 'Under way.' },
    FINISHED: { description: 'Over; `outcome` says how.' },
  } as const,
});

export const RunOutcomeEnum = builder.enumType('RunOutcome', {
  description: 'What a finished run says. Only FAILED and DEGRADED speak against the service.',
  values: {
    PASSED: { description: 'Every iteration ended and no assertion failed.' },
    DEGRADED: { description: 'The flow works but breached a threshold.' },
    FAILED: {
      description: 'A failed assertion, an exception, `fail()`, an abort, or the deadline passed.',
    },
    SCRIPT_ERROR: {
      description: 'The script cannot run (syntax, import, options). Says nothing about the service.',
    },
    RUNNER_FAULT: { description: 'We could not run it. Says nothing about the service.' },
  } as const,
});

export const RunTriggerEnum = builder.enumType('RunTrigger', {
  description: 'Why a run took place.',
  values: {
    SCHEDULE: { description: 'It was due.' },
    RETRY: { description: 'To look again into a first doubt.' },
    MANUAL: { description: 'Somebody asked for it; `actor` says who.' },
    DEPLOYMENT: { description: 'The entity that it looks at has just been deployed.' },
  } as const,
});

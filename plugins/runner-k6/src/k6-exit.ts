import type { RunOutcome } from '@watchbill/model';

export interface K6ExitMeaning {
  readonly outcome: Exclude<RunOutcome, 'PASSED'>;
  readonly sentence: string;
}

/**
 * What k6's exit codes mean for a check (`errext/exitcodes/codes.go` in grafana/k6). 0 is absent on purpose: it says only
 * that k6 ended, not that the check passed.
 */
const MEANINGS: Readonly<Record<number, K6ExitMeaning>> = {
  1: { outcome: 'RUNNER_FAULT', sentence: 'k6 ended with an error that it did not class.' },
  2: { outcome: 'RUNNER_FAULT', sentence: 'k6 itself crashed.' },
  99: { outcome: 'DEGRADED', sentence: 'A threshold was breached.' },
  100: { outcome: 'FAILED', sentence: 'setup() did not end in time.' },
  101: { outcome: 'FAILED', sentence: 'teardown() did not end in time.' },
  102: { outcome: 'FAILED', sentence: 'A step of the test run did not end in time.' },
  103: { outcome: 'RUNNER_FAULT', sentence: 'k6 was stopped through its REST API.' },
  104: { outcome: 'SCRIPT_ERROR', sentence: "The script's options are not valid." },
  105: { outcome: 'RUNNER_FAULT', sentence: 'k6 was stopped by a signal from outside.' },
  106: { outcome: 'RUNNER_FAULT', sentence: 'k6 could not start its REST API.' },
  107: { outcome: 'SCRIPT_ERROR', sentence: 'The script could not be loaded.' },
  108: { outcome: 'FAILED', sentence: 'The script aborted the test.' },
  109: { outcome: 'RUNNER_FAULT', sentence: 'k6 itself panicked.' },
  110: { outcome: 'FAILED', sentence: 'The script marked the test as failed.' },
  126: { outcome: 'RUNNER_FAULT', sentence: 'k6 could not be executed.' },
  127: { outcome: 'RUNNER_FAULT', sentence: 'k6 was not found.' },
};

export function meaningOfK6Exit(code: number): K6ExitMeaning {
  return MEANINGS[code] ?? { outcome: 'RUNNER_FAULT', sentence: `k6 ended with code ${code}.` };
}

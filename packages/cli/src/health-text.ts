import { styleText } from 'node:util';

const COLOURS = {
  HEALTHY: 'green',
  PASSED: 'green',
  DEGRADED: 'yellow',
  FAILING: 'red',
  FAILED: 'red',
  SCRIPT_ERROR: 'magenta',
  RUNNER_FAULT: 'magenta',
  UNKNOWN: 'gray',
} as const;

/** A health state or an outcome, coloured where the terminal has colours. */
export function stateText(state: string): string {
  const colour = COLOURS[state as keyof typeof COLOURS];
  return colour ? styleText(colour, state) : state;
}

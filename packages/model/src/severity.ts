/** How urgent a failing check is: `page` wakes somebody, `ticket` waits for working hours, `info` tells nobody. */
export const SEVERITIES = ['page', 'ticket', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** The more urgent of two. */
export function moreUrgent(a: Severity, b: Severity): Severity {
  return SEVERITIES.indexOf(a) <= SEVERITIES.indexOf(b) ? a : b;
}

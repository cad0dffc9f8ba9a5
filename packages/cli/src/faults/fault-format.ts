import { type Fault, formatFault } from '@watchbill/model';
import { asGithubCommand } from './as-github-command.ts';
import { toSarif } from './to-sarif.ts';

/** For people, for programs, for annotations on a pull request, for code scanning. */
export const FAULT_FORMATS = ['text', 'json', 'github', 'sarif'] as const;
export type FaultFormat = (typeof FAULT_FORMATS)[number];

export interface ValidationReport {
  /** How many entities a catalog would take. */
  readonly entities: number;
  readonly faults: readonly Fault[];
}

export function formatReport(format: FaultFormat, report: ValidationReport): string {
  const { entities, faults } = report;
  switch (format) {
    case 'text':
      return [...faults.map(formatFault), summaryOf(report)].join('\n');
    case 'json':
      return JSON.stringify({ entities, faults }, null, 2);
    case 'github':
      return [...faults.map(asGithubCommand), summaryOf(report)].join('\n');
    case 'sarif':
      return JSON.stringify(toSarif(faults), null, 2);
    default:
      return format satisfies never;
  }
}

export function countErrors(faults: readonly Fault[]): number {
  return faults.filter(({ level }) => level === 'error').length;
}

function summaryOf({ entities, faults }: ValidationReport): string {
  const errors = countErrors(faults);
  return `${entities} entities, ${errors} errors, ${faults.length - errors} warnings`;
}

import type { Fault } from '@watchbill/model';

/**
 * A workflow command of GitHub Actions, which shows the fault beside its line. Escaped as GitHub's own toolkit does: a
 * message may hold anything but line ends, a property neither colons nor commas.
 */
export function asGithubCommand({ level, message, position: { file, line, column } }: Fault): string {
  const properties = [
    `file=${escapeProperty(file)}`,
    ...(line === undefined ? [] : [`line=${line}`]),
    ...(column === undefined ? [] : [`col=${column}`]),
  ];
  return `::${level} ${properties.join(',')}::${escapeMessage(message)}`;
}

function escapeMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** The whole command line. No value of a script's environment may ever be on it: `ps` shows it to everybody. */
export function k6Arguments(entry: string): readonly string[] {
  return [
    'run',
    '--quiet',
    '--no-color',
    '--no-usage-report',
    // k6 would otherwise give the script every variable of its own process.
    '--include-system-env-vars=false',
    // No summary on stdout, and no `handleSummary`, which may write any file.
    '--summary-mode=disabled',
    '--log-format=json',
    '--log-output=stderr',
    '--out=json=-',
    entry,
  ];
}

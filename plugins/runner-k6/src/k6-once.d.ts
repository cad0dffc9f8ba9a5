/** What the runner has to know about a script and k6 does not report. */
export interface ScriptNotice {
  readonly scenarios: number;
  readonly thresholds: unknown;
}

export function announce(options: unknown, mark: string): void;
export function oneIteration(options: unknown, env: Readonly<Record<string, string>>): unknown;

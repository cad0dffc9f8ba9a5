import { setTimeout as sleep } from 'node:timers/promises';
import { parseDuration, type RunOutcome } from '@watchbill/model';
import { Command } from 'commander';
import type { ApiClient } from '../api-client.ts';
import { EXIT, ExitError } from '../exit.ts';
import { stateText } from '../health-text.ts';
import { print } from '../print.ts';
import { clientOf } from './client-of.ts';

const RUN_FIELDS = `id state outcome reason startedAt finishedAt durationMs runner
  failure { step expected actual } steps { group name passes fails } thresholds { metric threshold }`;
const START = `mutation Start($ref: String!) { runCheck(ref: $ref) { ${RUN_FIELDS} } }`;
const READ = `query Read($id: ID!) { run(id: $id) { ${RUN_FIELDS} } }`;

interface Run {
  readonly id: string;
  readonly state: string;
  readonly outcome: RunOutcome | null;
  readonly reason: string | null;
  readonly durationMs: number | null;
  readonly failure: { readonly step: string; readonly expected: string; readonly actual: string } | null;
  readonly steps: readonly {
    readonly group: string;
    readonly name: string;
    readonly passes: number;
    readonly fails: number;
  }[];
  readonly thresholds: readonly { readonly metric: string; readonly threshold: string }[];
}

/** A breached threshold is a failure to whoever asks for a verdict; a broken script or runner gives none. */
const EXIT_OF: Readonly<Record<RunOutcome, number>> = {
  PASSED: EXIT.ok,
  DEGRADED: EXIT.failed,
  FAILED: EXIT.failed,
  SCRIPT_ERROR: EXIT.couldNotRun,
  RUNNER_FAULT: EXIT.couldNotRun,
};

const POLL_MS = 250;

interface Options {
  readonly wait?: boolean;
  readonly timeout: string;
  readonly json?: boolean;
}

export function checkRunCommand(): Command {
  return new Command('run')
    .description('run a check now; with --wait the exit code is 0 passed, 1 failed, 2 could not run')
    .argument('<ref>', 'a check, e.g. payments-authorise or check:default/payments-authorise')
    .option('--wait', 'wait for the verdict')
    .option('--timeout <duration>', 'how long to wait', '5m')
    .option('--json', 'print JSON')
    .action(async (ref: string, { wait, timeout, json }: Options, command: Command) => {
      const client = clientOf(command);
      const { runCheck } = await client.query<{ runCheck: Run }>(START, { ref });
      const url = `${client.url}/runs/${runCheck.id}`;
      if (!wait) {
        print(json, { ...runCheck, url }, () => `Asked for. ${url}`);
        return;
      }
      const run = await untilFinished(client, runCheck, parseDuration(timeout, '--timeout'));
      print(json, { ...run, url }, () => describe(run, url));
      if (run.outcome === null) throw new ExitError(EXIT.couldNotRun);
      if (EXIT_OF[run.outcome] !== EXIT.ok) throw new ExitError(EXIT_OF[run.outcome]);
    });
}

async function untilFinished(client: ApiClient, started: Run, timeoutMs: number): Promise<Run> {
  const deadline = Date.now() + timeoutMs;
  let run = started;
  while (run.state !== 'FINISHED' && Date.now() < deadline) {
    await sleep(POLL_MS);
    const found = await client.query<{ run: Run | null }>(READ, { id: started.id });
    if (!found.run) throw new Error(`run ${started.id} is gone: its check was removed`);
    run = found.run;
  }
  return run.state === 'FINISHED' ? run : { ...run, reason: 'No verdict within --timeout; the run goes on.' };
}

function describe({ outcome, reason, durationMs, failure, steps, thresholds }: Run, url: string): string {
  const lines = [
    `${outcome ? stateText(outcome) : 'UNFINISHED'}${durationMs === null ? '' : ` in ${durationMs} ms`}  ${reason ?? ''}`,
  ];
  for (const { group, name, fails } of steps)
    lines.push(`  ${fails > 0 ? '✗' : '✓'} ${[group, name].filter(Boolean).join(' / ')}`);
  for (const { metric, threshold } of thresholds) lines.push(`  ✗ ${metric} ${threshold}`);
  if (failure) lines.push(`  expected  ${failure.expected}`, `  actual    ${failure.actual}`);
  return [...lines, `  ${url}`].join('\n');
}

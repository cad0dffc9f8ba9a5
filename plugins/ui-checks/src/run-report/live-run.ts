import type { RunStep } from '@watchbill/model';
import type { ConsoleLineInfo, RequestInfo, RunEvidence, RunProgress } from '../queries/get-run.ts';

export interface RunEventInfo {
  readonly seq: number;
  readonly type: 'STARTED' | 'STEP' | 'REQUEST' | 'CONSOLE' | 'FINISHED';
  readonly step: { readonly group: string; readonly name: string; readonly ok: boolean } | null;
  readonly request: RequestInfo | null;
  readonly console: ConsoleLineInfo | null;
  readonly run: RunProgress;
}

/** All that was seen of a run that goes on. */
export interface LiveRun extends RunEvidence {
  readonly lastSeq: number;
  readonly progress: RunProgress | undefined;
}

export const NOTHING_SEEN: LiveRun = {
  lastSeq: -1,
  progress: undefined,
  steps: [],
  requests: [],
  console: [],
};

/** Takes an event in. One that was seen before, as after a reconnect, changes nothing. */
export function applyRunEvent(live: LiveRun, event: RunEventInfo): LiveRun {
  if (live.progress?.id !== undefined && live.progress.id !== event.run.id)
    return applyRunEvent(NOTHING_SEEN, event);
  if (event.seq <= live.lastSeq) return live;
  return {
    lastSeq: event.seq,
    progress: event.run,
    steps: event.step ? countStep(live.steps, event.step) : live.steps,
    requests: event.request ? [...live.requests, event.request] : live.requests,
    console: event.console ? [...live.console, event.console] : live.console,
  };
}

function countStep(
  steps: readonly RunStep[],
  { group, name, ok }: NonNullable<RunEventInfo['step']>,
): readonly RunStep[] {
  const count = (step: RunStep): RunStep => ({
    ...step,
    passes: step.passes + (ok ? 1 : 0),
    fails: step.fails + (ok ? 0 : 1),
  });
  const index = steps.findIndex((step) => step.group === group && step.name === name);
  const known = steps[index];
  return known ? steps.with(index, count(known)) : [...steps, count({ group, name, passes: 0, fails: 0 })];
}

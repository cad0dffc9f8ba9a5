import { formatDuration, type RunFailure, type RunOutcome } from '@watchbill/model';
import { clip } from './clip.ts';
import { describeRequest } from './describe-request.ts';
import type { K6Evidence } from './k6-evidence.ts';
import { meaningOfK6Exit } from './k6-exit.ts';
import { readScriptTrace, tidyScriptText } from './script-trace.ts';

/** How the process ended. `overdue`: we killed it at the deadline. */
export type K6Ending =
  | { readonly type: 'exit'; readonly code: number }
  | { readonly type: 'signal'; readonly signal: string }
  | { readonly type: 'overdue'; readonly timeoutMs: number };

export interface K6Facts {
  readonly ending: K6Ending;
  readonly evidence: Omit<K6Evidence, 'steps' | 'requests' | 'console' | 'truncated'>;
  /** Absolute path; places in traces are told relative to its folder. */
  readonly script: string;
}

export interface K6Verdict {
  readonly outcome: RunOutcome;
  /** One sentence; empty for `PASSED`. */
  readonly reason: string;
  readonly failure?: RunFailure;
}

/**
 * k6's exit code alone is no verdict: after an exception, a failed check or `fail()` in an iteration it is 0.
 *
 * The rules are asked in this order, the first that knows answers. What is our own fault comes first, so that it is never
 * blamed on the service; then what keeps a script from running at all; then the proofs of trouble, the most telling first;
 * and `PASSED` only at the end, when nothing is left that speaks against it.
 */
export function decideK6Verdict(facts: K6Facts): K6Verdict {
  const rules = [
    killedFromOutside,
    noBrowser,
    runnerAtFault,
    notLoaded,
    overdue,
    failedCheck,
    exception,
    failedExit,
    unfinished,
    thresholds,
  ];
  for (const rule of rules) {
    const verdict = rule(facts);
    if (verdict) return { ...verdict, reason: clip(verdict.reason, 1_500) };
  }
  return { outcome: 'PASSED', reason: '' };
}

type Rule = (facts: K6Facts) => K6Verdict | undefined;

const CONFIGURATION_ERROR = 104;
const LOAD_ERROR = 107;
const UNCLASSED_ERROR = 255;

const killedFromOutside: Rule = ({ ending }) => {
  if (ending.type !== 'signal') return undefined;
  const hint = ending.signal === 'SIGKILL' ? ' Most often the machine ran out of memory.' : '';
  return { outcome: 'RUNNER_FAULT', reason: `k6 was killed by ${ending.signal} from outside.${hint}` };
};

const noBrowser: Rule = ({ evidence: { browserFault } }) =>
  browserFault === undefined
    ? undefined
    : { outcome: 'RUNNER_FAULT', reason: `The script needs a browser, and there was none: ${browserFault}` };

const runnerAtFault: Rule = ({ ending, evidence: { crash, firstError, firstException, loaded } }) => {
  if (ending.type !== 'exit' || ending.code === 0) return undefined;
  // What k6 does not class is the script's doing when the script did not load or threw, as an async setup() may.
  if (ending.code === UNCLASSED_ERROR && (!loaded || firstException !== undefined)) return undefined;
  if (ending.code === UNCLASSED_ERROR && isLoadError(firstError)) return undefined;
  const { outcome, sentence } = meaningOfK6Exit(ending.code);
  if (outcome !== 'RUNNER_FAULT') return undefined;
  const said = crash ?? firstError;
  return { outcome, reason: said ? `${sentence} It said: ${said}` : sentence };
};

const notLoaded: Rule = ({ ending, evidence: { loaded, firstError, firstException }, script }) => {
  if (ending.type === 'overdue' && !loaded) {
    const within = formatDuration(ending.timeoutMs);
    return scriptError(`The script did not load within ${within}: its code outside of functions runs on.`);
  }
  if (ending.type !== 'exit' || ending.code === 0) return undefined;
  if (firstException !== undefined && !loaded) return scriptError(sayTrace(firstException, script));
  const refused = ending.code === CONFIGURATION_ERROR || ending.code === LOAD_ERROR;
  if (!isLoadError(firstError) && !(refused && firstException === undefined)) {
    return loaded ? undefined : scriptError(firstError ?? meaningOfK6Exit(ending.code).sentence);
  }
  const said = tidyScriptText(firstError ?? '', script).replace(/\s*\n\s*-\s*/g, ' ');
  return scriptError(said || meaningOfK6Exit(ending.code).sentence);
};

const overdue: Rule = ({ ending, evidence }) => {
  if (ending.type !== 'overdue') return undefined;
  const within = formatDuration(ending.timeoutMs);
  const { firstFailedCheck, lastRequest } = evidence;
  const last = lastRequest ? `; the last request: ${describeRequest(lastRequest)}` : '; no request had ended';
  const failure = firstFailedCheck
    ? failureOfCheck(firstFailedCheck)
    : { step: 'script', expected: `an end within ${within}`, actual: `still running${last}` };
  return { outcome: 'FAILED', reason: `The script did not end within ${within}${last}.`, failure };
};

const failedCheck: Rule = ({ evidence: { firstFailedCheck } }) => {
  if (!firstFailedCheck) return undefined;
  const failure = failureOfCheck(firstFailedCheck);
  return { outcome: 'FAILED', reason: `Check '${failure.step}' failed: ${failure.actual}.`, failure };
};

const exception: Rule = ({ evidence: { firstException }, script }) => {
  if (firstException === undefined) return undefined;
  const actual = sayTrace(firstException, script);
  return { outcome: 'FAILED', reason: actual, failure: { step: 'script', expected: 'no exception', actual } };
};

const failedExit: Rule = ({ ending, evidence: { firstError }, script }) => {
  if (ending.type !== 'exit' || ending.code === 0) return undefined;
  const { outcome, sentence } = meaningOfK6Exit(ending.code);
  if (outcome !== 'FAILED') return undefined;
  const said = firstError && sayError(firstError, script);
  const actual = said ?? sentence;
  return {
    outcome,
    reason: said ? `${sentence.replace(/\.$/, '')}: ${said}.` : sentence,
    failure: { step: 'script', expected: 'a run to the end', actual },
  };
};

const unfinished: Rule = ({ ending, evidence }) => {
  const { finishedIterations, expectedIterations, breached, firstError } = evidence;
  if (finishedIterations >= expectedIterations) return undefined;
  const [first] = breached;
  if (first) {
    const reason = `Threshold ${first.threshold} of ${first.metric} was breached and ended the run early.`;
    const failure = failureOfThreshold(first);
    return { outcome: 'FAILED', reason, failure };
  }
  const code = ending.type === 'exit' ? ending.code : '';
  const said = firstError ? ` It said: ${firstError}` : '';
  return {
    outcome: 'RUNNER_FAULT',
    reason: `k6 ended with code ${code} after ${finishedIterations} of ${expectedIterations} iterations.${said}`,
  };
};

const thresholds: Rule = ({ ending, evidence: { breached } }) => {
  if (ending.type !== 'exit' || ending.code === 0) return undefined;
  const { outcome, sentence } = meaningOfK6Exit(ending.code);
  const [first] = breached;
  if (!first) return { outcome, reason: sentence };
  const more = breached.length > 1 ? `, and ${breached.length - 1} more` : '';
  const measured = first.measured ? `: ${first.measured}` : '';
  return {
    outcome,
    reason: `Threshold ${first.threshold} of ${first.metric} was breached${measured}${more}.`,
    failure: failureOfThreshold(first),
  };
};

function failureOfCheck({ group, name, request }: NonNullable<K6Evidence['firstFailedCheck']>): RunFailure {
  return {
    step: group === '' ? name : `${group} / ${name}`,
    expected: name,
    actual: request ? describeRequest(request) : 'the check found otherwise',
  };
}

function failureOfThreshold({ metric, threshold, measured }: K6Evidence['breached'][number]): RunFailure {
  return {
    step: `threshold on ${metric}`,
    expected: threshold,
    actual: measured ?? 'the threshold was breached',
  };
}

function sayTrace(text: string, script: string): string {
  const { message, place } = readScriptTrace(text, script);
  return place === undefined ? message : `${message} (${place})`;
}

/** Without the words that the exit code's sentence has already said, and without the place that `abort` was called from. */
function sayError(text: string, script: string): string {
  return tidyScriptText(text, script)
    .replace(/^test (?:aborted|marked as failed): /, '')
    .replace(/ at \S+ \(\S+:\d+:\d+\(\d+\)\)$/, '');
}

/** The beginning of everything that k6 says of a script that it cannot load, whatever the exit code. */
function isLoadError(text: string | undefined): boolean {
  return text?.startsWith('could not initialize ') ?? false;
}

function scriptError(reason: string): K6Verdict {
  return { outcome: 'SCRIPT_ERROR', reason };
}

import type { ConsoleLine, RunEvent, RunRequest, RunStep } from '@watchbill/model';
import { type BreachedThreshold, breachedMetrics, findBreached } from './breached-thresholds.ts';
import { clip } from './clip.ts';
import { groupOfTag } from './group-of-tag.ts';
import { createHeadAndTail } from './head-and-tail.ts';
import { type K6Log, parseK6Log } from './k6-log.ts';
import type { ScriptNotice } from './k6-once.js';
import { type K6Point, parseK6Output } from './k6-point.ts';
import type { Line } from './line-splitter.ts';
import { createMetricWatch } from './metric-watch.ts';
import { isAsset, REQUEST_METRICS, requestOfPoint } from './request-of-point.ts';
import { createRunSteps } from './run-steps.ts';
import { tidyScriptText } from './script-trace.ts';

export interface FailedCheck {
  readonly group: string;
  readonly name: string;
  /** The last request before it: in its group if there was one, else anywhere. */
  readonly request?: RunRequest;
}

/** What a run has shown so far, apart from how its process ended. */
export interface K6Evidence {
  /** The script's init code ran to its end at least once. */
  readonly loaded: boolean;
  /** How many iterations one pass through the script has. */
  readonly expectedIterations: number;
  readonly finishedIterations: number;
  readonly firstFailedCheck?: FailedCheck;
  /** k6's text of the first uncaught exception, trace and all. */
  readonly firstException?: string;
  /** The first error that k6 itself logged, exceptions and thresholds apart. */
  readonly firstError?: string;
  /** Why there is no browser, in k6's words. */
  readonly browserFault?: string;
  readonly breached: readonly BreachedThreshold[];
  readonly lastRequest?: RunRequest;
  /** The first words on stderr that are no log, such as a Go panic. */
  readonly crash?: string;
  readonly steps: readonly RunStep[];
  readonly requests: readonly RunRequest[];
  readonly console: readonly ConsoleLine[];
  readonly truncated: boolean;
}

export interface K6EvidenceCollector {
  stdout(line: Line): void;
  stderr(line: Line): void;
  evidence(): K6Evidence;
}

export interface K6EvidenceOptions {
  readonly script: string;
  /** Begins the console line that says that the script is loaded. */
  readonly mark: string;
  readonly watch: (event: RunEvent) => void;
  readonly now: () => Date;
}

/** Together with the steps' 40,000 characters they keep a result under 256 KB. */
const CONSOLE_LIMITS = { items: 500, size: 110_000 };
const REQUEST_LIMITS = { items: 200, size: 60_000 };
const MOST_EVENTS = { step: 1_000, request: 200, console: 500 };
const MAX_NAME = 300;
const MAX_CONSOLE_TEXT = 2_000;
const MAX_CRASH_TEXT = 500;
const CHECKS = 'checks';
const ITERATIONS = 'iterations';

/** k6's words when it finds or starts no browser, or its browser died. None of them is about the service. */
const BROWSER_FAULT = /^(?:error building browser|process with PID \d+ unexpectedly ended)/;

/** Gathers what the two streams of a run say, in bounded memory, and tells the watcher. */
export function createK6Evidence({ script, mark, watch, now }: K6EvidenceOptions): K6EvidenceCollector {
  const steps = createRunSteps();
  const requests = createHeadAndTail<RunRequest>(REQUEST_LIMITS);
  const lines = createHeadAndTail<ConsoleLine>(CONSOLE_LIMITS);
  const metrics = createMetricWatch();
  const lastOfGroup = new Map<string, RunRequest>();
  const told = { step: 0, request: 0, console: 0 };
  let notice: ScriptNotice | undefined;
  let finishedIterations = 0;
  let firstFailedCheck: FailedCheck | undefined;
  let firstException: string | undefined;
  let firstError: string | undefined;
  let browserFault: string | undefined;
  let lastRequest: RunRequest | undefined;
  let breachMessage = '';
  let crash: string | undefined;
  let cutLine = false;

  const tell = (event: RunEvent) => {
    told[event.type] += 1;
    if (told[event.type] <= MOST_EVENTS[event.type]) watch(event);
  };
  const wants = (metric: string) =>
    metric === CHECKS || metric === ITERATIONS || REQUEST_METRICS.has(metric) || metrics.watches(metric);

  const takeCheck = ({ value, tags }: K6Point) => {
    const ok = value !== 0;
    const group = groupOfTag(tags.group ?? '');
    const name = clip(tags.check ?? '', MAX_NAME);
    steps.record(group, name, ok);
    if (!ok && !firstFailedCheck) {
      const request = lastOfGroup.get(group) ?? lastRequest;
      firstFailedCheck = { group, name, ...(request ? { request } : {}) };
    }
    tell({ type: 'step', group, name, ok });
  };
  const takeRequest = (point: K6Point) => {
    const request = requestOfPoint(point);
    requests.add(request, request.url.length + request.group.length + (request.error?.length ?? 0) + 80);
    if (!isAsset(point)) {
      lastRequest = request;
      if (lastOfGroup.size < REQUEST_LIMITS.items || lastOfGroup.has(request.group)) {
        lastOfGroup.set(request.group, request);
      }
    }
    tell({ type: 'request', request });
  };
  const takePoint = (point: K6Point) => {
    if (point.metric === CHECKS) takeCheck(point);
    if (point.metric === ITERATIONS) finishedIterations += 1;
    if (REQUEST_METRICS.has(point.metric)) takeRequest(point);
    if (metrics.watches(point.metric)) metrics.add(point);
  };
  const takeError = ({ text, source, exception }: K6Log) => {
    if (BROWSER_FAULT.test(text) && source !== 'console') browserFault ??= text;
    if (exception) firstException ??= text;
    else if (breachedMetrics(text).length > 0) breachMessage = text;
    else firstError ??= text;
  };
  const takeLog = (log: K6Log) => {
    if (log.source === 'console' && log.text.startsWith(mark)) {
      notice ??= readNotice(log.text.slice(mark.length));
      return;
    }
    if (log.level === 'error' && log.source !== 'console') takeError(log);
    const text = log.source === 'console' ? log.text : tidyScriptText(log.text, script);
    const line = { at: now().toISOString(), level: log.level, text: clip(text, MAX_CONSOLE_TEXT) };
    lines.add(line, line.text.length + 60);
    tell({ type: 'console', line });
  };

  return {
    stdout: (line) => {
      cutLine ||= line.cut;
      const output = parseK6Output(line, wants);
      if (output?.type === 'metric') metrics.announce(output.metric);
      if (output?.type === 'point') takePoint(output.point);
    },
    stderr: (line) => {
      cutLine ||= line.cut;
      const log = parseK6Log(line);
      if (log) takeLog(log);
      else crash ??= clip(line.text.trim(), MAX_CRASH_TEXT) || undefined;
    },
    evidence: () => ({
      loaded: notice !== undefined,
      expectedIterations: Math.max(1, notice?.scenarios ?? 1),
      finishedIterations,
      ...(firstFailedCheck ? { firstFailedCheck } : {}),
      ...(firstException === undefined ? {} : { firstException }),
      ...(firstError === undefined ? {} : { firstError }),
      ...(browserFault === undefined ? {} : { browserFault }),
      breached: findBreached(breachedMetrics(breachMessage), notice?.thresholds, metrics),
      ...(lastRequest ? { lastRequest } : {}),
      ...(crash === undefined ? {} : { crash }),
      steps: steps.steps(),
      requests: requests.items(),
      console: lines.items(),
      truncated: steps.dropped || requests.dropped || lines.dropped || cutLine,
    }),
  };
}

/** A notice cut for its length still says that the script is loaded. */
function readNotice(text: string): ScriptNotice {
  try {
    return JSON.parse(text) as ScriptNotice;
  } catch {
    return { scenarios: 1, thresholds: {} };
  }
}

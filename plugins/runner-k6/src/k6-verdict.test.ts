import { describe, expect, test } from 'vitest';
import { decideK6Verdict, type K6Ending, type K6Facts } from './k6-verdict.ts';

const SCRIPT = '/srv/buy.js';
const REQUEST = {
  method: 'POST',
  url: 'http://pay/authorise',
  status: 503,
  durationMs: 12.4,
  group: 'pay',
};
const CHECK = { group: 'pay', name: 'payment is authorised', request: REQUEST };
const TRACE = 'Error: boom\n\tat default (file:///srv/buy.js:2:33(3))';
const BREACH = { metric: 'http_req_duration', threshold: 'p(95)<500', measured: 'p(95) was 812 ms' };

const exit = (code: number): K6Ending => ({ type: 'exit', code });
const OVERDUE: K6Ending = { type: 'overdue', timeoutMs: 10_000 };
const facts = (ending: K6Ending, evidence: Partial<K6Facts['evidence']> = {}): K6Facts => ({
  ending,
  evidence: { loaded: true, expectedIterations: 1, finishedIterations: 1, breached: [], ...evidence },
  script: SCRIPT,
});
const UNLOADED = { loaded: false, finishedIterations: 0 };
const UNFINISHED = { finishedIterations: 0 };
const NOT_INITIALIZED = "could not initialize 'e': could not load JS test 'e': ";

describe('a verdict', () => {
  test.each<[string, K6Facts, string, RegExp]>([
    ['nothing speaks against it', facts(exit(0)), 'PASSED', /^$/],
    ['errors that are only logged', facts(exit(0), { firstError: 'socket closed' }), 'PASSED', /^$/],

    [
      'a failed check, though k6 exits with 0',
      facts(exit(0), { firstFailedCheck: CHECK }),
      'FAILED',
      /^Check 'pay \/ payment is authorised' failed: POST http:\/\/pay\/authorise answered 503 in 12 ms\.$/,
    ],
    [
      'an exception, though k6 exits with 0',
      facts(exit(0), { firstException: TRACE }),
      'FAILED',
      /^Error: boom \(buy\.js:2:33\)$/,
    ],
    [
      'a failed check tells more than the exception that follows',
      facts(exit(0), { firstFailedCheck: CHECK, firstException: TRACE }),
      'FAILED',
      /^Check/,
    ],
    [
      'a failed check outweighs a breach',
      facts(exit(99), { firstFailedCheck: CHECK, breached: [BREACH] }),
      'FAILED',
      /^Check/,
    ],
    [
      'an exception outweighs a breach',
      facts(exit(99), { firstException: TRACE, breached: [BREACH] }),
      'FAILED',
      /boom/,
    ],
    ['an exception in setup()', facts(exit(107), { ...UNFINISHED, firstException: TRACE }), 'FAILED', /boom/],
    ['a rejection in setup()', facts(exit(255), { ...UNFINISHED, firstException: TRACE }), 'FAILED', /boom/],
    [
      'test.abort()',
      facts(exit(108), {
        ...UNFINISHED,
        firstError: 'test aborted: closed at default (file:///srv/buy.js:1:2(3))',
      }),
      'FAILED',
      /^The script aborted the test: closed\.$/,
    ],
    ['test.fail()', facts(exit(110), { firstError: 'test marked as failed: no' }), 'FAILED', /failed: no\.$/],
    [
      'a setup() that takes too long',
      facts(exit(100), UNFINISHED),
      'FAILED',
      /^setup\(\) did not end in time\.$/,
    ],
    [
      'the deadline',
      facts(OVERDUE, UNFINISHED),
      'FAILED',
      /^The script did not end within 10s; no request had ended\.$/,
    ],
    [
      'the deadline after a request',
      facts(OVERDUE, { ...UNFINISHED, lastRequest: REQUEST }),
      'FAILED',
      /within 10s; the last request: POST http:\/\/pay\/authorise answered 503 in 12 ms\.$/,
    ],
    [
      'a breach that ended the run',
      facts(exit(99), { ...UNFINISHED, breached: [BREACH] }),
      'FAILED',
      /ended the run early/,
    ],

    [
      'a breach alone',
      facts(exit(99), { breached: [BREACH] }),
      'DEGRADED',
      /^Threshold p\(95\)<500 of http_req_duration was breached: p\(95\) was 812 ms\.$/,
    ],
    ['a breach that k6 does not explain', facts(exit(99)), 'DEGRADED', /^A threshold was breached\.$/],

    [
      'a syntax error',
      facts(exit(107), {
        ...UNLOADED,
        firstError: `${NOT_INITIALIZED}file:///srv/buy.js: Line 3:11 Unexpected token ;`,
      }),
      'SCRIPT_ERROR',
      /^buy\.js: Line 3:11 Unexpected token ;$/,
    ],
    [
      'an exception while loading',
      facts(exit(107), { ...UNLOADED, firstException: TRACE }),
      'SCRIPT_ERROR',
      /^Error: boom \(buy\.js:2:33\)$/,
    ],
    [
      'an abort while loading',
      facts(exit(108), { ...UNLOADED, firstError: `${NOT_INITIALIZED}test aborted: no` }),
      'SCRIPT_ERROR',
      /^test aborted: no$/,
    ],
    [
      'bad options',
      facts(exit(104), {
        ...UNFINISHED,
        firstError: "There were problems:\n\t- executor a: function 'x' not found",
      }),
      'SCRIPT_ERROR',
      /problems: executor a: function 'x' not found$/,
    ],
    [
      'no function',
      facts(exit(255), { ...UNFINISHED, firstError: `${NOT_INITIALIZED}no exported functions in script` }),
      'SCRIPT_ERROR',
      /^no exported functions in script$/,
    ],
    ['loading that does not end', facts(OVERDUE, UNLOADED), 'SCRIPT_ERROR', /did not load within 10s/],

    [
      'killed for memory',
      facts({ type: 'signal', signal: 'SIGKILL' }, UNFINISHED),
      'RUNNER_FAULT',
      /SIGKILL.*memory/,
    ],
    [
      'killed after a failed check is still no verdict',
      facts({ type: 'signal', signal: 'SIGTERM' }, { ...UNFINISHED, firstFailedCheck: CHECK }),
      'RUNNER_FAULT',
      /SIGTERM/,
    ],
    ['told to stop from outside', facts(exit(105), UNFINISHED), 'RUNNER_FAULT', /signal from outside/],
    [
      'a Go panic',
      facts(exit(109), { ...UNFINISHED, crash: 'panic: nil map' }),
      'RUNNER_FAULT',
      /panicked\. It said: panic: nil map$/,
    ],
    [
      'a Go crash while loading',
      facts(exit(2), { ...UNLOADED, crash: 'fatal error: out of memory' }),
      'RUNNER_FAULT',
      /out of memory$/,
    ],
    ['k6 cannot be executed', facts(exit(126), UNLOADED), 'RUNNER_FAULT', /executed/],
    ['an unknown code', facts(exit(42), UNFINISHED), 'RUNNER_FAULT', /code 42/],
    [
      'an error that k6 does not class',
      facts(exit(255), { ...UNFINISHED, firstError: 'disk full' }),
      'RUNNER_FAULT',
      /disk full$/,
    ],
    [
      'no browser',
      facts(exit(108), {
        ...UNFINISHED,
        browserFault: 'error building browser: none',
        firstError: 'error building browser: none',
      }),
      'RUNNER_FAULT',
      /needs a browser/,
    ],
    [
      'a browser that died on the way',
      facts(exit(0), { browserFault: 'process with PID 1 unexpectedly ended', firstException: TRACE }),
      'RUNNER_FAULT',
      /unexpectedly ended/,
    ],
    ['nothing finished and nobody says why', facts(exit(0), UNFINISHED), 'RUNNER_FAULT', /0 of 1 iterations/],
    [
      'one of two scenarios did not finish',
      facts(exit(0), { expectedIterations: 2 }),
      'RUNNER_FAULT',
      /1 of 2 iterations/,
    ],
  ])('%s', (_name, given, outcome, reason) => {
    const verdict = decideK6Verdict(given);
    expect(verdict.outcome).toBe(outcome);
    expect(verdict.reason).toMatch(reason);
    expect(verdict.failure !== undefined).toBe(outcome === 'FAILED' || given.evidence.breached.length > 0);
  });

  test('a failure says step, expectation and what was found', () => {
    expect(decideK6Verdict(facts(exit(0), { firstFailedCheck: CHECK })).failure).toEqual({
      step: 'pay / payment is authorised',
      expected: 'payment is authorised',
      actual: 'POST http://pay/authorise answered 503 in 12 ms',
    });
    expect(decideK6Verdict(facts(exit(99), { breached: [BREACH] })).failure).toEqual({
      step: 'threshold on http_req_duration',
      expected: 'p(95)<500',
      actual: 'p(95) was 812 ms',
    });
  });

  test('a reason has an end', () => {
    const firstException = 'x'.repeat(100_000);
    expect(decideK6Verdict(facts(exit(0), { firstException })).reason.length).toBeLessThan(2_000);
  });
});

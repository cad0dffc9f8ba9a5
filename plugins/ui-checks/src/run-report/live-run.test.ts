import { describe, expect, test } from 'vitest';
import { applyRunEvent, NOTHING_SEEN, type RunEventInfo } from './live-run.ts';

const RUN: RunEventInfo['run'] = {
  id: 'r1',
  state: 'RUNNING',
  outcome: null,
  reason: null,
  queuedAt: '2026-11-20T22:00:00.000Z',
  startedAt: '2026-11-20T22:00:01.000Z',
  finishedAt: null,
  durationMs: null,
  failure: null,
};

function event(seq: number, fields: Partial<RunEventInfo> = {}): RunEventInfo {
  return { seq, type: 'STARTED', step: null, request: null, console: null, run: RUN, ...fields };
}

function step(seq: number, name: string, ok: boolean): RunEventInfo {
  return event(seq, { type: 'STEP', step: { group: 'checkout', name, ok } });
}

describe('a run that goes on', () => {
  test('gathers steps in order of first appearance and counts them', () => {
    const live = [step(0, 'pays', true), step(1, 'confirms', false), step(2, 'pays', false)].reduce(
      applyRunEvent,
      NOTHING_SEEN,
    );
    expect(live.steps).toEqual([
      { group: 'checkout', name: 'pays', passes: 1, fails: 1 },
      { group: 'checkout', name: 'confirms', passes: 0, fails: 1 },
    ]);
  });

  test('is not counted twice when a reconnect replays it', () => {
    const events = [event(0), step(1, 'pays', true)];
    const live = [...events, ...events, step(2, 'confirms', true)].reduce(applyRunEvent, NOTHING_SEEN);
    expect(live.steps.map(({ name, passes }) => [name, passes])).toEqual([
      ['pays', 1],
      ['confirms', 1],
    ]);
  });

  test('gives way to another run', () => {
    const live = [step(5, 'pays', true), event(0, { run: { ...RUN, id: 'r2' } })].reduce(
      applyRunEvent,
      NOTHING_SEEN,
    );
    expect(live).toMatchObject({ lastSeq: 0, steps: [], progress: { id: 'r2' } });
  });
});

import { describe, expect, test } from 'vitest';
import { firstRunAt, lateAfterMs, nextSlot } from './due-time.ts';

const NOW = new Date('2026-11-20T12:00:00Z');
const refs = Array.from({ length: 1000 }, (_, index) => `check:default/c${index}`);

describe('nextSlot', () => {
  test('comes once a period, at the same place in it', () => {
    let slot = nextSlot('check:default/a', 60_000, NOW);
    for (let round = 0; round < 5; round++) {
      const next = nextSlot('check:default/a', 60_000, slot);
      expect(next.getTime() - slot.getTime()).toBe(60_000);
      slot = next;
    }
  });

  test('does not move with the moment it is asked at', () => {
    const slot = nextSlot('check:default/a', 60_000, NOW);
    expect(nextSlot('check:default/a', 60_000, new Date(slot.getTime() - 1))).toEqual(slot);
  });

  test('spreads a thousand checks over the whole period', () => {
    const tenths = new Array<number>(10).fill(0);
    for (const ref of refs) {
      const wait = nextSlot(ref, 600_000, NOW).getTime() - NOW.getTime();
      tenths[Math.min(9, Math.floor(wait / 60_000))] =
        (tenths[Math.min(9, Math.floor(wait / 60_000))] ?? 0) + 1;
    }
    expect(Math.max(...tenths)).toBeLessThan(140);
  });
});

test('a new check runs within three seconds, whatever its period', () => {
  const waits = refs.map((ref) => firstRunAt(ref, 86_400_000, NOW).getTime() - NOW.getTime());
  expect(Math.max(...waits)).toBeLessThanOrEqual(3_000);
  expect(Math.min(...waits)).toBeGreaterThan(0);
});

test.each([
  { every: 10_000, timeout: 5_000, late: 25_000, reason: 'ten seconds of grace at least' },
  { every: 86_400_000, timeout: 30_000, late: 129_630_000, reason: 'half a period for rare checks' },
])('lateAfterMs: $reason', ({ every, timeout, late }) => {
  expect(lateAfterMs(every, timeout)).toBe(late);
});

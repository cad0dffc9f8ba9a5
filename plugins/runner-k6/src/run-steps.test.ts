import { expect, test } from 'vitest';
import { createRunSteps } from './run-steps.ts';

test('counts by group and name in order of first appearance', () => {
  const steps = createRunSteps();
  steps.record('a', 'x', true);
  steps.record('', 'x', false);
  steps.record('a', 'x', false);
  expect(steps.steps()).toEqual([
    { group: 'a', name: 'x', passes: 1, fails: 1 },
    { group: '', name: 'x', passes: 0, fails: 1 },
  ]);
  expect(steps.dropped).toBe(false);
});

test('is bounded, and what failed finds room', () => {
  const steps = createRunSteps();
  for (let i = 0; i < 1_000; i++) steps.record('', `passed ${i}`, true);
  steps.record('', 'failed', false);
  expect(steps.steps().at(-1)).toMatchObject({ name: 'failed', fails: 1 });
  for (let i = 0; i < 1_000; i++) steps.record('', `failed ${i}`, false);
  expect(steps.steps()).toHaveLength(200);
  expect(steps.dropped).toBe(true);
});

test('names without end do not grow it', () => {
  const steps = createRunSteps();
  for (let i = 0; i < 200; i++) steps.record('g'.repeat(300), `${i} ${'n'.repeat(290)}`, false);
  expect(JSON.stringify(steps.steps()).length).toBeLessThan(60_000);
  expect(steps.dropped).toBe(true);
});

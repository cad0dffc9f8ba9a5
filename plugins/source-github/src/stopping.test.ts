import { expect, test } from 'vitest';
import { fillGithub, useTestGithub } from './test-github-world.ts';

const github = useTestGithub();

test('to stop does not wait for a GitHub that does not answer, and nothing is said after it', async () => {
  fillGithub(github, 5);
  github.server.faults.push({ on: /git\/trees/, fault: { type: 'slow', ms: 20_000 } });
  const pass = github.source.sync();
  await new Promise((resolve) => setTimeout(resolve, 300));
  const told = github.told.length;
  const before = performance.now();
  await github.source.stop();
  expect(performance.now() - before).toBeLessThan(3000);
  await pass;
  expect(github.told).toHaveLength(told);
  expect(github.errors).toEqual([]);
});

import { rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fillGithub, useTestGithub } from './test-github-world.ts';

const github = useTestGithub();
const refs = () => [...github.held().keys()].sort();
const clearLog = () => {
  github.server.log.length = 0;
  github.told.length = 0;
};
const fill = (count: number, owner?: string) => fillGithub(github, count, owner);

describe('limits', () => {
  test.each([403, 429] as const)('a secondary limit of %i that is short is waited for', async (status) => {
    fill(3);
    github.server.faults.push({
      on: /git\/trees/,
      fault: { type: 'secondary', status, retryAfter: 2 },
      times: 1,
    });
    await github.source.sync();
    expect(refs()).toHaveLength(3);
  });

  test('one that is long ends the pass, in plain words; nothing is asked until then, and it goes on by itself', async () => {
    fill(30);
    let now = Date.now();
    await github.restart({}, { now: () => now });
    github.server.faults.push({
      on: /r20\/git\/trees/,
      fault: { type: 'secondary', status: 403, retryAfter: 600 },
    });
    await expect(github.source.sync()).rejects.toThrow(
      /GitHub was asked too fast.*it goes on at \d\d:\d\d:\d\d UTC/,
    );
    expect(github.told.map(({ type }) => type)).not.toContain('complete');
    const read = refs().length;
    expect(read).toBeGreaterThan(10);
    clearLog();
    await expect(github.source.sync()).rejects.toThrow(/goes on at/);
    expect(github.asked()).toEqual([]);
    github.server.faults.length = 0;
    now += 601_000;
    await github.source.sync();
    expect(refs()).toHaveLength(30);
  });

  test('when the hour is used up, what was learnt is kept, also by the next process, and a part is left for changes', async () => {
    const count = 60;
    fill(count);
    github.server.settings.limit = 70;
    await github.restart({ people: false });
    await expect(github.source.sync()).rejects.toThrow(
      /the limit of 70 requests an hour is used up for the token but for \d+, kept for changes/,
    );
    const read = refs().length;
    expect(read).toBeGreaterThan(35);
    expect(github.source.limits()).toMatchObject([
      { name: 'the token', limit: 70, remaining: expect.any(Number) },
    ]);
    const state = JSON.parse(JSON.stringify(github.state()));
    clearLog();
    github.server.renewLimits();
    await github.restart({ people: false }, { state });
    await github.source.sync();
    expect(refs()).toHaveLength(count);
    // What was read before costs nothing again; the rest costs a tree and a blob each.
    expect(github.source.sent().counted).toBeLessThanOrEqual(2 * (count - read) + 10);
  });

  test('contents that were lost from disk are read again', async () => {
    fill(2);
    await github.source.sync();
    const state = github.state();
    const source = await github.restart({}, { state });
    rmSync(github.folder(), { recursive: true });
    await source.sync();
    expect(refs()).toHaveLength(2);
  });
});

import { describe, expect, test } from 'vitest';
import { component, fillGithub, useTestGithub } from './test-github-world.ts';

const github = useTestGithub();
const refs = () => [...github.held().keys()].sort();
const last = () => github.told.at(-1);
const clearLog = () => {
  github.server.log.length = 0;
  github.told.length = 0;
};
const fill = (count: number, owner?: string) => fillGithub(github, count, owner);

describe('what a pass costs', () => {
  test('nothing, where nothing has changed: every request is answered with "as before"', async () => {
    const { data } = github.server;
    fill(120);
    data.user('ada');
    data.team('acme', 'cart', { members: ['ada'], rights: { r1: 'admin' } });
    await github.source.sync();
    const before = github.source.sent();
    clearLog();
    await github.source.sync();
    const { requests, counted } = github.source.sent();
    expect(counted - before.counted).toBe(0);
    expect(requests - before.requests).toBe(4);
    expect(github.asked(/ 200$/)).toEqual([]);
    expect(last()).toMatchObject({ type: 'complete', unreadable: [], faults: [] });
    expect(last()?.state).toBeUndefined();
    expect(refs()).toHaveLength(122);
  });

  test('a tree and the blobs that are new, where something was pushed; contents known from elsewhere are not asked for', async () => {
    const [one, two] = fill(2);
    await github.source.sync();
    clearLog();
    const files = { 'catalog-info.yaml': component('acme-0', { title: 'New' }), 'README.md': 'x' };
    if (one) github.server.data.push(one, files);
    if (two) github.server.data.push(two, { ...files, 'catalog-info.yaml': component('acme-0') });
    await github.source.sync();
    expect(github.asked(/ 200$/).map((line) => line.replace(/[0-9a-f]{40}/, 'SHA'))).toEqual([
      'GET /orgs/acme/repos?type=all&sort=created&direction=asc&per_page=100&page=1 200',
      expect.stringContaining('/git/trees/main'),
      expect.stringContaining('/git/trees/main'),
      'GET /repos/acme/r0/git/blobs/SHA 200',
    ]);
  });

  test('nothing after a restart, given where it stood; contents are still on disk', async () => {
    fill(20);
    await github.source.sync();
    const state = JSON.parse(JSON.stringify(github.state()));
    clearLog();
    const source = await github.restart({}, { state });
    await source.sync();
    expect(source.sent().counted).toBe(0);
    expect(refs()).toHaveLength(20);
  });

  test('state made by other options is not used', async () => {
    fill(2);
    await github.source.sync();
    const source = await github.restart(
      { paths: ['**/service.yaml'], suggest: false },
      { state: github.state() },
    );
    await source.sync();
    expect(refs()).toEqual([]);
  });
});

describe('contents', () => {
  test('of many repositories come together; each still proven by its SHA', async () => {
    fill(120);
    await github.source.sync();
    expect(refs()).toHaveLength(120);
    expect(github.asked(/graphql 200$/)).toHaveLength(2);
    expect(github.asked(/git\/blobs/)).toHaveLength(0);
    expect(github.asked(/git\/trees/)).toHaveLength(120);
  });

  test('come one by one where that fails', async () => {
    fill(20);
    github.server.faults.push({ on: /graphql/, fault: { type: 'status', status: 502 } });
    await github.source.sync();
    expect(refs()).toHaveLength(20);
    expect(github.asked(/git\/blobs/)).toHaveLength(20);
  });
});

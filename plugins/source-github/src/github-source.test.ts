import { describe, expect, test } from 'vitest';
import { fillGithub, useTestGithub } from './test-github-world.ts';

const github = useTestGithub();
const refs = () => [...github.held().keys()].sort();
const fill = (count: number, owner?: string) => fillGithub(github, count, owner);

describe('what is deleted', () => {
  test('repositories, descriptors and teams that are gone', async () => {
    const [one, two] = fill(3);
    const { data } = github.server;
    data.team('acme', 'old');
    await github.source.sync();
    if (one) data.remove(one);
    if (two) data.push(two, {});
    data.organization('acme').teams.length = 0;
    await github.source.sync();
    expect(refs()).toEqual(['component:default/acme-2', 'component:default/r1']);
  });
});

describe('names', () => {
  test('a repository that is renamed or transferred keeps its identity', async () => {
    const [repository] = fill(1);
    await github.restart({ organizations: ['acme', 'globex'] });
    github.server.data.organization('globex');
    await github.source.sync();
    const identity = github.held().get('component:default/acme-0')?.identity;
    if (repository) Object.assign(repository, { name: 'renamed', owner: 'globex' });
    await github.source.sync();
    expect(github.held().get('component:default/acme-0')).toMatchObject({
      identity,
      location: expect.stringContaining('/globex/renamed/'),
    });
  });
});

describe('large and slow', () => {
  test('a page that takes GitHub too long is asked for in smaller pieces', async () => {
    fill(130);
    github.server.faults.push({ on: /per_page=100&page=2/, fault: { type: 'status', status: 502 } });
    await github.source.sync();
    expect(refs()).toHaveLength(130);
    expect(github.asked(/orgs\/acme\/repos/).map((line) => line.replace(/.*(per_page)/, '$1'))).toEqual([
      'per_page=100&page=1 200',
      'per_page=100&page=2 502',
      'per_page=50&page=3 200',
    ]);
  });

  test('a slow answer, one that is cut off and one that fails are asked for again', async () => {
    fill(3);
    github.server.faults.push(
      { on: /r0\/git\/trees/, fault: { type: 'cut' }, times: 1 },
      { on: /r1\/git\/trees/, fault: { type: 'status', status: 503 }, times: 1 },
      { on: /r2\/git\/trees/, fault: { type: 'slow', ms: 50 }, times: 1 },
    );
    await github.source.sync();
    expect(refs()).toHaveLength(3);
  });
});

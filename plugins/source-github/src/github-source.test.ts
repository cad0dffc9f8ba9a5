import { rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { FakeRepository } from '../testing/index.ts';
import { component, useTestGithub } from './test-github-world.ts';

const github = useTestGithub();
const refs = () => [...github.held().keys()].sort();
const last = () => github.told.at(-1);
const clearLog = () => {
  github.server.log.length = 0;
  github.told.length = 0;
};
const fill = (count: number, owner = 'acme'): readonly FakeRepository[] =>
  Array.from({ length: count }, (_, index) =>
    github.server.data.repository(owner, `r${index}`, {
      'catalog-info.yaml': component(`${owner}-${index}`),
    }),
  );

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

describe('nothing is deleted that is still there', () => {
  test.each([
    {
      reason: 'the organisation answers 502',
      on: /\/orgs\/globex/,
      fault: { type: 'status', status: 502 },
      says: /fails|502/,
    },
    {
      reason: 'the connection breaks',
      on: /\/orgs\/globex/,
      fault: { type: 'hang-up' },
      says: /cannot be reached/,
    },
    {
      reason: 'pages are cut off',
      on: /\/orgs\/globex/,
      fault: { type: 'cut' },
      says: /incomplete|cannot be reached/,
    },
    {
      reason: 'every tree fails',
      on: /\/repos\/globex/,
      fault: { type: 'status', status: 500 },
      says: /Server Error/,
    },
    {
      reason: 'a permission is missing',
      on: /\/repos\/globex/,
      fault: { type: 'status', status: 403, message: 'Resource not accessible by integration' },
      says: /permissions that docs\/guides\/github.md lists/,
    },
  ] as const)('when $reason', async ({ on, fault, says }) => {
    const { data, faults, url } = github.server;
    fill(7);
    const others = fill(7, 'globex');
    data.user('ada');
    data.organization('globex').members = ['ada'];
    data.team('globex', 'team', { members: ['ada'], rights: { r1: 'admin' } });
    await github.restart({ organizations: ['acme', 'globex'] });
    await github.source.sync();
    const before = refs();
    expect(before).toHaveLength(16);
    faults.push({ on, fault });
    for (const repository of others) data.push(repository, { 'catalog-info.yaml': component('x') });
    await github.restart({ organizations: ['acme', 'globex'] }, { state: github.state() });
    await github.source.sync();
    expect(refs()).toEqual(before);
    expect(last()?.faults).toMatchObject([
      { level: 'error', message: expect.stringMatching(says), position: { file: `${url}/globex` } },
    ]);
    faults.length = 0;
    await github.source.sync();
    expect(last()?.faults).toEqual([]);
    expect(refs()).not.toEqual(before);
  });

  test('when its name is configured in other letters', async () => {
    const { data, faults } = github.server;
    fill(2, 'Globex-Corp');
    data.team('Globex-Corp', 'team');
    const options = { organizations: ['acme', 'globex-corp'] };
    await github.restart(options);
    await github.source.sync();
    expect(refs()).toHaveLength(3);
    faults.push({ on: /globex/i, fault: { type: 'status', status: 502 } });
    await github.restart(options, { state: github.state() });
    await github.source.sync();
    expect(refs()).toHaveLength(3);
  });

  test('when people may not be asked for: the repositories are read all the same', async () => {
    fill(2);
    github.server.faults.push({
      on: /orgs\/acme\/(teams|members)/,
      fault: { type: 'status', status: 403, message: 'Resource not accessible by integration' },
    });
    await github.source.sync();
    expect(refs()).toHaveLength(2);
    expect(last()?.faults).toMatchObject([{ message: expect.stringContaining('docs/guides/github.md') }]);
  });

  test('when the token has expired: an error in plain words', async () => {
    fill(2);
    await github.source.sync();
    github.server.accounts.tokens.clear();
    await expect(github.source.sync()).rejects.toThrow(
      /GitHub refuses the token \(Bad credentials\): it has expired or was revoked; make a new one/,
    );
    expect(refs()).toHaveLength(2);
  });

  test('when an organisation does not exist', async () => {
    await github.restart({ organizations: ['nobody'] });
    await expect(github.source.sync()).rejects.toThrow(/'nobody' is not there for the token \(Not Found\)/);
  });

  test('when a list loses one while it is read, so that another slips from page to page', async () => {
    const repositories = fill(150);
    await github.source.sync();
    const [first] = repositories;
    github.server.faults.push({ on: /page=2/, fault: { type: 'slow', ms: 100 } });
    const pass = github.source.sync();
    await new Promise((resolve) => setTimeout(resolve, 60));
    if (first) github.server.data.remove(first);
    await pass;
    expect(refs()).toContain('component:default/acme-100');
    await github.source.sync();
    expect(refs()).toHaveLength(149);
  });

  test('when one repository is blocked, or its tree fails: a fault, and the others go on', async () => {
    const repositories = fill(3);
    await github.source.sync();
    github.server.faults.push({ on: /r1\/git\/trees/, fault: { type: 'status', status: 500 } });
    for (const repository of repositories)
      github.server.data.push(repository, { 'catalog-info.yaml': component(`new-${repository.name}`) });
    const [, , third] = repositories;
    if (third) third.blocked = true;
    await github.source.sync();
    expect(refs()).toEqual([
      'component:default/acme-1',
      'component:default/acme-2',
      'component:default/new-r0',
    ]);
    expect(github.told.flatMap(({ faults }) => faults.map(({ message }) => message)).join('\n')).toMatch(
      /acme\/r1 could not be read[\s\S]*acme\/r2 could not be read: GitHub answers 451/,
    );
  });

  test('when a descriptor is broken: a fault at its line, and what it gave is kept', async () => {
    const [repository] = fill(1);
    await github.source.sync();
    if (repository)
      github.server.data.push(repository, {
        'catalog-info.yaml': 'apiVersion: backstage.io/v1alpha1\nkind: [\n',
      });
    await github.source.sync();
    expect(refs()).toEqual(['component:default/acme-0']);
    expect(github.told.flatMap(({ faults }) => faults)).toMatchObject([
      {
        level: 'error',
        message: expect.stringContaining('not readable as YAML'),
        position: { line: expect.any(Number) },
      },
    ]);
  });
});

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
    github.server.settings.limit = 100;
    await github.restart({ people: false });
    await expect(github.source.sync()).rejects.toThrow(
      /the limit of 100 requests an hour is used up for the token but for \d, kept for changes/,
    );
    const read = refs().length;
    expect(read).toBeGreaterThan(35);
    expect(github.source.limits()).toMatchObject([
      { name: 'the token', limit: 100, remaining: expect.any(Number) },
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

describe('as an App', () => {
  const asApp = () => ({
    token: undefined,
    app: { id: github.server.accounts.appId, privateKey: github.server.accounts.privateKey },
  });

  test('each organisation by its installation, with a limit of its own', async () => {
    fill(2);
    fill(2, 'globex');
    await github.restart({ ...asApp(), organizations: ['acme', 'globex'] });
    await github.source.sync();
    expect(refs()).toHaveLength(4);
    expect(github.source.limits().map(({ name }) => name)).toEqual(["'acme'", "'globex'"]);
    expect(github.server.misfits).toEqual([]);
  });

  test('one that is suspended or not installed is a fault, and keeps what it gave', async () => {
    fill(2);
    fill(2, 'globex');
    await github.restart({ ...asApp(), organizations: ['acme', 'globex'] });
    await github.source.sync();
    github.server.data.organization('globex').suspendedAt = '2026-05-05T05:05:05Z';
    await github.source.sync();
    expect(refs()).toHaveLength(4);
    expect(last()?.faults.map(({ message }) => message)).toEqual([
      `the installation of the App in 'globex' is suspended; an owner can end that at ${github.server.url}/organizations/globex/settings/installations`,
    ]);
    github.server.data.organization('globex').suspendedAt = null;
    await github.source.sync();
    expect(last()?.faults).toEqual([]);
  });

  test('its tokens last an hour; the next is fetched by itself', async () => {
    fill(1);
    await github.restart(asApp());
    await github.source.sync();
    github.server.accounts.expireInstallationTokens();
    await github.source.sync().catch(() => {});
    await github.source.sync();
    expect(last()?.type).toBe('complete');
  });

  test('a wrong key is an error that does not show it', async () => {
    const { generateKeyPairSync } = await import('node:crypto');
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const text = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    await github.restart({ ...asApp(), app: { id: github.server.accounts.appId, privateKey: text } });
    await expect(github.source.sync()).rejects.toThrow(/GitHub refuses the App/);
  });
});

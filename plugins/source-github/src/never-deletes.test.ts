import { describe, expect, test } from 'vitest';
import { component, fillGithub, useTestGithub } from './test-github-world.ts';

const github = useTestGithub();
const refs = () => [...github.held().keys()].sort();
const last = () => github.told.at(-1);
const fill = (count: number, owner?: string) => fillGithub(github, count, owner);

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

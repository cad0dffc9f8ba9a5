import { until } from '@watchbill/harness';
import { describe, expect, test } from 'vitest';
import {
  type FakeRepository,
  pushPayload,
  repositoryIn,
  signWebhook,
  webhookPayload,
} from '../testing/index.ts';
import { affectedBy } from './affected-by.ts';
import { component, SECRET, useTestGithub } from './test-github-world.ts';

const github = useTestGithub();
const refs = () => [...github.held().keys()].sort();
const title = (ref: string) => github.held().get(ref)?.entity.metadata.title;
const repository = (name = 'shop') =>
  github.server.data.repository('acme', name, { 'catalog-info.yaml': component(name, { title: 'one' }) });
const push = (to: FakeRepository, title: string) => {
  const commits = github.server.data.push(to, { 'catalog-info.yaml': component('shop', { title }) });
  return pushPayload(to, github.server.url, commits);
};
const send = (event: string, payload: object, delivery?: string) =>
  github.source.receive(signWebhook(event, payload, SECRET, delivery));
const sendRepository = (action: string, of: FakeRepository) =>
  send(
    'repository',
    webhookPayload('repository', action, {
      repository: repositoryIn('repository', action, of, github.server.url),
    }),
  );
const untilTrue = (what: string, test: () => boolean) => until(what, async () => test(), 5000);

describe('who may send', () => {
  const signed = () => signWebhook('push', push(repository(), 'two'), SECRET);

  test.each([
    { reason: 'another secret', change: () => signWebhook('push', { a: 1 }, 'some other secret') },
    {
      reason: 'no signature',
      change: () => ({ ...signed(), headers: { ...signed().headers, 'x-hub-signature-256': '' } }),
    },
    { reason: 'another body', change: () => ({ ...signed(), body: `${signed().body} ` }) },
  ])('not one with $reason', async ({ change }) => {
    await github.source.sync();
    expect(await github.source.receive(change())).toBe('unsigned');
  });

  test('nor anybody where there is no secret', async () => {
    const source = await github.restart({ webhookSecret: undefined });
    expect(await source.receive(signed())).toBe('unsigned');
  });

  test('a body that is no JSON is malformed', async () => {
    const { headers } = signWebhook('push', {}, SECRET);
    const { createHmac } = await import('node:crypto');
    const signature = `sha256=${createHmac('sha256', SECRET).update('{').digest('hex')}`;
    expect(
      await github.source.receive({ body: '{', headers: { ...headers, 'x-hub-signature-256': signature } }),
    ).toBe('malformed');
  });
});

describe('pushes', () => {
  test('are visible at once, for a tree and what is new', async () => {
    const shop = repository();
    repository('other');
    await github.source.sync();
    github.server.log.length = 0;
    github.told.length = 0;
    expect(await send('push', push(shop, 'two'))).toBe('accepted');
    await untilTrue('it is told', () => title('component:default/shop') === 'two');
    expect(github.asked()).toEqual([
      expect.stringMatching(new RegExp(`^GET /repos/acme/shop/git/trees/${shop.commit}.recursive=1 200$`)),
      expect.stringContaining('/git/blobs/'),
    ]);
    expect(github.told.map(({ type }) => type)).toEqual(['delta']);
  });

  test('that come twice are looked at once', async () => {
    const shop = repository();
    await github.source.sync();
    const payload = push(shop, 'two');
    expect(await send('push', payload, 'd-1')).toBe('accepted');
    await untilTrue('it is told', () => title('component:default/shop') === 'two');
    github.server.log.length = 0;
    expect(await send('push', payload, 'd-1')).toBe('repeated');
    expect(github.asked()).toEqual([]);
  });

  test('that come in another order end with the newest', async () => {
    const shop = repository();
    await github.source.sync();
    const payloads = ['two', 'three', 'four'].map((text) => push(shop, text));
    for (const payload of payloads.reverse()) await send('push', payload);
    await untilTrue('it is told', () => title('component:default/shop') === 'four');
    await github.source.stop();
    expect(title('component:default/shop')).toBe('four');
  });

  test('to other branches are nothing', async () => {
    const shop = repository();
    await github.source.sync();
    github.server.log.length = 0;
    const { after } = github.server.data.push(shop, {});
    await send('push', pushPayload(shop, github.server.url, { before: shop.commit, after }, 'feature'));
    await github.source.stop();
    expect(github.asked()).toEqual([]);
  });

  test('take away what is no longer described, and suggest what is left', async () => {
    const shop = repository();
    await github.source.sync();
    const commits = github.server.data.push(shop, { 'README.md': '' });
    await send('push', pushPayload(shop, github.server.url, commits));
    await untilTrue('it is suggested', () => github.held().get('component:default/shop')?.inferred === true);
  });

  test('are tried again while GitHub fails', async () => {
    const shop = repository();
    await github.source.sync();
    github.server.faults.push({ on: /git\/trees/, fault: { type: 'status', status: 404 }, times: 2 });
    await send('push', push(shop, 'two'));
    await untilTrue('it is told', () => title('component:default/shop') === 'two');
  });

  test('during a listing are not undone by what it had read before', async () => {
    const shop = repository();
    for (let index = 0; index < 5; index++) repository(`r${index}`);
    await github.source.sync();
    github.server.data.repository('acme', 'last', {});
    github.server.faults.push({ on: /last\/git\/trees/, fault: { type: 'slow', ms: 300 } });
    const pass = github.source.sync();
    await send('push', push(shop, 'two'));
    await untilTrue('it is told', () => title('component:default/shop') === 'two');
    const made = repository('made-meanwhile');
    await sendRepository('created', made);
    await pass;
    await untilTrue('both are there', () => refs().includes('component:default/made-meanwhile'));
    expect(title('component:default/shop')).toBe('two');
    expect(github.told.map(({ type }) => type)).toContain('complete');
  });

  test('at the very end of a listing are part of it', async () => {
    repository();
    await github.source.sync();
    const others = Array.from({ length: 12 }, (_, index) => repository(`new-${index}`));
    const pass = github.source.sync();
    for (const other of others) {
      await sendRepository('created', other);
      await new Promise((resolve) => setTimeout(resolve, 7));
    }
    await pass;
    await github.source.stop();
    await github.restart({}, { state: github.state() });
    expect(refs()).toHaveLength(13);
  });

  test('before the first sync say nothing', async () => {
    const shop = repository();
    expect(await send('push', push(shop, 'two'))).toBe('accepted');
    expect(github.asked()).toEqual([]);
  });
});

describe('repositories', () => {
  test('that are made, renamed, transferred away and deleted', async () => {
    repository('other');
    await github.source.sync();
    const shop = repository();
    await sendRepository('created', shop);
    await untilTrue('it is there', () => refs().includes('component:default/shop'));
    const identity = github.held().get('component:default/shop')?.identity;
    shop.name = 'store';
    await sendRepository('renamed', shop);
    await untilTrue(
      'it is moved',
      () => github.held().get('component:default/shop')?.location.includes('/acme/store/') === true,
    );
    expect(github.held().get('component:default/shop')?.identity).toBe(identity);
    shop.owner = 'elsewhere';
    await sendRepository('transferred', shop);
    await untilTrue('it is gone', () => !refs().includes('component:default/shop'));
    shop.owner = 'acme';
    await sendRepository('transferred', shop);
    await untilTrue('it is back', () => refs().includes('component:default/shop'));
    github.server.data.remove(shop);
    await sendRepository('deleted', shop);
    await untilTrue('it is gone', () => !refs().includes('component:default/shop'));
    expect(refs()).toEqual(['component:default/other']);
  });
});

describe('people', () => {
  const organization = { login: 'acme' };

  test('memberships and rights of teams', async () => {
    const { data } = github.server;
    repository();
    data.user('ada');
    const team = data.team('acme', 'cart');
    await github.source.sync();
    team.members = ['ada'];
    await send('membership', webhookPayload('membership', 'added', { organization }));
    await untilTrue('ada is there', () => refs().includes('user:default/ada'));
    expect(github.held().get('user:default/ada')?.entity.spec?.memberOf).toEqual(['group:default/cart']);
    Object.assign(team, { rights: { shop: 'admin' } });
    await send('team', webhookPayload('team', 'added_to_repository', { organization }));
    await untilTrue(
      'it seems owned',
      () => github.held().get('component:default/shop')?.owners !== undefined,
    );
    data.organization('acme').teams.length = 0;
    await send('team', webhookPayload('team', 'deleted', { organization }));
    await untilTrue('the team is gone', () => !refs().includes('group:default/cart'));
    expect(refs()).toEqual(['component:default/shop']);
  });
});

test('every published example of every event can be read', async () => {
  const { createRequire } = await import('node:module');
  const { readFileSync } = await import('node:fs');
  const file = createRequire(import.meta.url).resolve('@octokit/webhooks-examples/api.github.com/index.json');
  const events = JSON.parse(readFileSync(file, 'utf8')) as readonly {
    name: string;
    examples: readonly object[];
  }[];
  const named = events.flatMap(({ name, examples }) =>
    examples.map((example) => ({ name, ...affectedBy(name, example) })),
  );
  expect(named.length).toBeGreaterThan(300);
  const telling = new Set(
    named
      .filter(({ repositories, people, everything }) => repositories.length + people.length > 0 || everything)
      .map(({ name }) => name),
  );
  expect([...telling].sort()).toEqual([
    'installation',
    'installation_repositories',
    'membership',
    'organization',
    'push',
    'repository',
    'team',
  ]);
});

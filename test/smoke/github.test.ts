/** What a push to GitHub leads to: a descriptor with a check, signed webhooks over HTTP, an owner found, a script that runs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, startInstallation, temporaryFolder, until } from '@watchbill/harness';
import { pushPayload, signWebhook, startGithubServer } from '@watchbill/source-github/testing';
import { expect, onTestFinished, test } from 'vitest';

const TOKEN = 'ghp_a_token_that_nobody_may_see';
const SECRET = 'a webhook secret that nobody may see';

const component = (title: string) => `apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: cart, title: ${title} }
spec: { type: service, lifecycle: production, owner: cart-team }
---
apiVersion: watchbill.dev/v1
kind: Check
metadata: { name: cart-answers }
spec: { entity: cart, script: ./k6/answers.js, every: 1h }
`;
const SCRIPT =
  "import { sleep } from 'k6';\nimport { wait } from './lib/wait.js';\nexport default () => sleep(wait);\n";

const config = (url: string) => `sources:
  - id: github
    type: github
    url: ${url}
    organizations: [acme]
    token: \${GITHUB_TOKEN}
    webhookSecret: \${GITHUB_WEBHOOK_SECRET}
`;

async function startGithub() {
  const github = await startGithubServer();
  onTestFinished(() => github.close());
  github.accounts.tokens.clear();
  github.accounts.tokens.add(TOKEN);
  const { data } = github;
  data.user('ada', { name: 'Ada', email: 'ada@acme.example' });
  data.team('acme', 'cart-team', { members: ['ada'], rights: { shop: 'admin' } });
  const shop = data.repository('acme', 'shop', {
    'services/cart/catalog-info.yaml': component('one'),
    'services/cart/k6/answers.js': SCRIPT,
    'services/cart/k6/lib/wait.js': 'export const wait = 0.01;\n',
    '.github/CODEOWNERS': '/services/cart/ @acme/cart-team\n',
  });
  return { github, shop };
}

test('a push is visible in a moment; checks come from the repository; nothing secret is shown', async () => {
  const { github, shop } = await startGithub();
  const data = temporaryFolder('github');
  const env = { GITHUB_TOKEN: TOKEN, GITHUB_WEBHOOK_SECRET: SECRET };
  const installation = await startInstallation({ config: config(github.url), data, env });
  const { url, query } = installation;
  type Found = { entity: { title: string; owner: { ref: string } | null } | null };
  const titleOf = async () =>
    (await query<Found>('{ entity(ref: "component:default/cart") { title owner { ref } } }')).entity;
  expect(await titleOf()).toEqual({ title: 'one', owner: { ref: 'group:default/cart-team' } });

  const { who } = await query<{ who: { candidates: { people: { ref: string }[] }[] } }>(
    '{ who(of: "acme/shop") { candidates { people { ref } } } }',
  );
  expect(who.candidates[0]?.people).toEqual([{ ref: 'user:default/ada' }]);

  const webhook = (to: { body: string; headers: Readonly<Record<string, string>> }) =>
    fetch(`${url}/webhooks/github`, { method: 'POST', body: to.body, headers: to.headers });
  const commits = github.data.push(shop, {
    ...shop.files,
    'services/cart/catalog-info.yaml': component('two'),
  });
  const push = signWebhook('push', pushPayload(shop, github.url, commits), SECRET, 'delivery-1');
  const before = performance.now();
  const answer = await webhook(push);
  expect(answer.status).toBe(202);
  await until('the push is visible', async () => (await titleOf())?.title === 'two', 5000);
  expect(performance.now() - before).toBeLessThan(2000);
  expect(await (await webhook(push)).json()).toEqual({ status: 'accepted before' });
  expect((await webhook({ ...push, body: `${push.body} ` })).status).toBe(401);
  const form = await fetch(`${url}/webhooks/github`, {
    method: 'POST',
    body: new URLSearchParams({ payload: '{}' }),
  });
  expect(form.status).toBe(415);

  const run = await installation.cli(
    'check',
    'run',
    'check:default/cart-answers',
    '--wait',
    '--json',
    '--timeout',
    '60s',
  );
  expect(run).toMatchObject({ code: 0, out: expect.stringContaining('"PASSED"') });

  const { sources } = await query<{
    sources: { id: string; limits: { name: string; limit: number; remaining: number }[] }[];
  }>('{ sources { id limits { name limit remaining } } }');
  expect(sources.find(({ id }) => id === 'github')?.limits).toEqual([
    { name: 'the token', limit: 5000, remaining: expect.any(Number) },
  ]);

  github.accounts.tokens.clear();
  const synced = await installation.cli('sync', 'github');
  expect(synced.out).toContain('GitHub refuses the token (Bad credentials): it has expired or was revoked');
  expect((await titleOf())?.title).toBe('two');
  for (const text of [installation.out(), synced.out, run.out]) {
    expect(text).not.toContain(TOKEN);
    expect(text).not.toContain(SECRET);
  }
  expect(github.misfits).toEqual([]);
});

/** The configuration of the guide, word for word, for another GitHub than github.com. */
function configOfGuide(url: string): string {
  const guide = readFileSync(join(ROOT, 'docs/guides/github.md'), 'utf8');
  const block = /^ {4}sources:\n(?: {4}.*\n)+/m.exec(guide)?.[0] ?? '';
  return block.replace(/^ {4}/gm, '').replace('    type: github\n', `    type: github\n    url: ${url}\n`);
}

test('as an App, set up by the guide; after a restart it goes on from where it stood, at no cost', async () => {
  const { github } = await startGithub();
  github.data.repository('globex', 'web', {});
  const config = configOfGuide(github.url);
  expect(config).toContain('privateKey: ${GITHUB_APP_KEY}');
  const env = { GITHUB_APP_KEY: github.accounts.privateKey, GITHUB_WEBHOOK_SECRET: SECRET };
  const data = temporaryFolder('github');
  const first = await startInstallation({ config, data, env });
  await first.end('SIGTERM');
  github.log.length = 0;
  const second = await startInstallation({ config, data, env });
  const asked = github.log.filter((line) => !/installation|access_tokens/.test(line));
  expect(asked.filter((line) => !line.endsWith(' 304'))).toEqual([]);
  expect(asked.length).toBeGreaterThan(1);
  const { entities } = await second.query<{ entities: { totalCount: number } }>(
    '{ entities { totalCount } }',
  );
  expect(entities.totalCount).toBe(5);
  expect(first.out() + second.out()).not.toContain('PRIVATE KEY');
});

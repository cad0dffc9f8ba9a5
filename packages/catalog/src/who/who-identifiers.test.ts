/** Long because it is one table: every identifier that people hold, with whom it leads to. */
import { useTestDatabase } from '@watchbill/harness';
import { beforeAll, describe, expect, test } from 'vitest';
import { applyMutation } from '../apply-mutation.ts';
import { LANDMARKS } from '../test-entities/landmarks.ts';
import { full, told } from '../test-entities/told.ts';
import { who } from './who.ts';

const database = useTestDatabase();
const SOURCE = { id: 'landmarks', type: 'files' };
const tell = (entities = LANDMARKS) =>
  database.db.transact((tx) => applyMutation(tx, SOURCE, full(entities), { guard: null }));
beforeAll(async () => void (await tell()));

/** `component:cart 0.9`, in order. */
async function ask(of: string): Promise<readonly string[]> {
  const { candidates } = await who(database.db.read, of);
  return candidates.map(({ entity, confidence }) => `${entity.replace('default/', '')} ${confidence}`);
}

describe('one entity', () => {
  const REPOSITORY = 'is its repository (annotation github.com/project-slug)';
  test.each([
    {
      of: 'https://github.com/acme/cart.git',
      is: 'component:cart 0.9',
      because: `'github.com/acme/cart' ${REPOSITORY}`,
    },
    { of: 'git@github.com:acme/cart.git', is: 'component:cart 0.9', because: REPOSITORY },
    { of: 'acme/cart', is: 'component:cart 0.9', because: REPOSITORY },
    {
      of: 'github.com/acme/cart/blob/main/src/a.ts',
      is: 'component:cart 0.85',
      because: 'lies in its repository acme/cart (annotation',
    },
    {
      of: 'https://git.acme.test/acme/cart',
      is: 'component:cart 0.6',
      because: 'has the path of its repository, on another host',
    },
    {
      of: 'https://github.com/acme/mono/blob/main/services/b/x.go',
      is: 'component:mono-b 0.85',
      because: 'lies in its repository acme/mono/services/b',
    },
    {
      of: 'https://github.com/acme/mono/blob/main/README.md',
      is: 'component:mono 0.85',
      because: 'lies in its repository acme/mono (',
    },
    {
      of: 'cart.acme.test',
      is: 'component:cart 0.9',
      because: "'cart.acme.test' is where it answers (annotation watchbill.dev/hostname)",
    },
    {
      of: 'https://cart.acme.test/items?id=1',
      is: 'component:cart 0.9',
      because: 'is at the host where it answers',
    },
    {
      of: 'api.acme.test',
      is: 'api:cart-api 0.9',
      because: 'is where it answers (server of its definition)',
    },
    {
      of: 'https://api.acme.test/cart/7',
      is: 'api:cart-api 0.8',
      because: 'lies below api.acme.test/cart, a URL of it (server of its definition)',
    },
    {
      of: '127.0.0.1:9295',
      is: 'component:mailer 0.9',
      because: 'is where it answers (env BASE_URL of check:default/mailer-flow)',
    },
    {
      of: '127.0.0.1:9999',
      is: 'component:mailer 0.5',
      because: 'is at a host where it answers on another port (env BASE_URL of',
    },
    {
      of: 'https://grafana.acme.test/d/cart?orgId=1',
      is: 'component:cart 0.9',
      because: 'is a URL of it (link Dashboard)',
    },
    {
      of: 'shop-prod/cart',
      is: 'component:cart 0.9',
      because: "'shop-prod/cart' is its Kubernetes workload (annotation backstage.io/kubernetes-id)",
    },
    {
      of: 'cart.shop-prod.svc.cluster.local',
      is: 'component:cart 0.9',
      because: 'is the Kubernetes service of its workload',
    },
    { of: 'shop-prod', is: 'component:cart 0.6', because: 'is the Kubernetes namespace that it runs in' },
    {
      of: 'mono-beta',
      is: 'component:mono-b 0.85',
      because: 'annotation backstage.io/kubernetes-label-selector',
    },
    { of: 'deployment/mono-beta', is: 'component:mono-b 0.85', because: 'is its Kubernetes workload' },
    {
      of: 'mono-beta-7d9f8b6c5d-x2x4z',
      is: 'component:mono-b 0.85',
      because: 'is a pod of its Kubernetes workload',
    },
    {
      of: 'mailer-7d9f8b6c5d-x2x4z',
      is: 'component:mailer 0.6',
      because: 'names a Kubernetes workload called as it is',
    },
    {
      of: 'ghcr.io/acme/cart:1.2.3',
      is: 'component:cart 0.9',
      because: "'ghcr.io/acme/cart' is its container image (annotation watchbill.dev/image)",
    },
    {
      of: 'quay.io/acme/cart',
      is: 'component:cart 0.7',
      because: 'is its container image, of another registry',
    },
    {
      of: 'quay.io/other/mailer:2',
      is: 'component:mailer 0.5',
      because: 'names a container image called as it is',
    },
    {
      of: 'https://acme.slack.com/archives/C0123ABCD/p1',
      is: 'component:cart 0.9',
      because: 'is its Slack channel (link)',
    },
    {
      of: 'CC-1234',
      is: 'component:cart 0.8',
      because: "'CC-1234' is the value of its annotation acme.test/cost-centre",
    },
    {
      of: 'service="mailer", namespace="shop-prod"',
      is: 'component:mailer 0.9',
      because: `'service="mailer"' has its name`,
    },
    {
      of: '{"labels":{"namespace":"shop-prod","deployment":"cart"}}',
      is: 'component:cart 0.9',
      because: `'deployment="cart"' is its Kubernetes workload`,
    },
    {
      of: 'alertname="X", image="ghcr.io/acme/cart:3"',
      is: 'component:cart 0.9',
      because: 'is its container image',
    },
  ])("'$of'", async ({ of, is, because }) => {
    const { candidates } = await who(database.db.read, of);
    expect((await ask(of))[0]).toBe(is);
    expect(candidates[0]?.because).toContain(because);
  });
});

describe('an owner is found by address or channel, and what is owned with it', () => {
  test.each([
    {
      of: 'shop@acme.test',
      is: ['group:shop 0.95', 'component:cart 0.6', 'system:store 0.6', 'api:cart-api 0.6'],
    },
    {
      of: 'Ada <ada@acme.test>',
      is: [
        'user:ada 0.95',
        'component:mailer 0.6',
        'component:cart 0.5',
        'system:store 0.5',
        'api:cart-api 0.5',
      ],
    },
    {
      of: '#shop-alerts',
      is: ['group:shop 0.9', 'component:cart 0.6', 'system:store 0.6', 'api:cart-api 0.6'],
    },
    { of: 'pager:P1', is: ['group:shop 0.9', 'component:cart 0.6', 'system:store 0.6', 'api:cart-api 0.6'] },
  ])('$of', async ({ of, is }) => {
    expect([...(await ask(of))].sort()).toEqual([...is].sort());
    expect((await ask(of))[0]).toBe(is[0]);
  });

  test('it says by whom', async () => {
    const { candidates } = await who(database.db.read, 'ada@acme.test');
    expect(candidates.find(({ entity }) => entity === 'component:default/cart')).toMatchObject({
      owner: 'group:default/shop',
      because: expect.stringContaining(
        "'ada@acme.test' reaches user:default/ada, a member of group:default/shop; owned by group:default/shop",
      ),
    });
  });
});

describe('several', () => {
  test.each([
    {
      reason: 'the name before the workload',
      of: 'cart',
      is: ['component:cart 0.95', 'component:basket 0.77'],
    },
    { reason: 'in quotes, the same', of: '`cart`', is: ['component:cart 0.95', 'component:basket 0.77'] },
    {
      reason: 'a host that links share',
      of: 'grafana.acme.test',
      is: ['component:cart 0.45', 'component:mailer 0.45'],
    },
    { reason: 'guesses give way to what is known', of: 'basket/cart', is: ['component:basket 0.9'] },
    {
      reason: 'a namespace that is not known is only a guess',
      of: 'elsewhere/cart',
      is: ['component:cart 0.54', 'component:basket 0.54'],
    },
    {
      reason: 'labels in their order',
      of: 'service="cart", job="mailer", namespace="shop-prod"',
      is: ['component:cart 0.95', 'component:mailer 0.8'],
    },
  ])('$reason', async ({ of, is }) => {
    expect(await ask(of)).toEqual(is);
  });

  test('a host of thousands says little, and costs little', async () => {
    const links = [{ url: 'https://wiki.acme.test/x' }];
    const many = Array.from({ length: 300 }, (_, index) =>
      told('Component', `c${index}`, {}, { metadata: { links } }),
    );
    await tell([...LANDMARKS, ...many]);
    const answer = await ask('https://wiki.acme.test/other');
    expect(answer).toHaveLength(10);
    expect(answer[0]).toMatch(/ 0\.25$/);
    await tell();
    expect(await ask('https://wiki.acme.test/other')).toEqual([]);
  });
});

describe('the owner', () => {
  test.each([
    {
      of: 'cart',
      owner: 'group:default/shop',
      because: 'owned by group:default/shop (said in /catalog/cart.yaml)',
    },
    {
      of: 'mono-a',
      owner: 'group:default/shop',
      because:
        'it names no owner; system:default/store, which it belongs to, is owned by group:default/shop (said in /catalog/store.yaml)',
    },
    {
      of: 'mono-b',
      owner: 'group:default/payments',
      because:
        'its owner group:default/nobody does not exist; domain:default/commerce, which it belongs to, is owned by group:default/payments (said in',
    },
    {
      of: 'mailer-flow',
      owner: 'user:default/ada',
      because: 'component:default/mailer, which it belongs to, is owned by user:default/ada',
    },
    { of: 'component:mono', owner: null, because: 'is its reference; it names no owner' },
  ])('of $of', async ({ of, owner, because }) => {
    const { candidates } = await who(database.db.read, of);
    expect(candidates[0]).toMatchObject({ owner, because: expect.stringContaining(because) });
  });
});

test('nothing found: each interpretation is told in words', async () => {
  expect((await who(database.db.read, 'https://github.com/other/zebra')).tried).toEqual([
    "title 'https://github.com/other/zebra'",
    "repository 'github.com/other/zebra'",
    "URL 'github.com/other/zebra'",
    "annotation value 'https://github.com/other/zebra'",
    "words 'https://github.com/other/zebra'",
  ]);
  expect((await who(database.db.read, 'service="zebra", namespace="zoo"')).tried).toEqual([
    `label service 'service="zebra"'`,
    `label namespace 'namespace="zoo"'`,
    `title 'service="zebra", namespace="zoo"'`,
    `annotation value 'service="zebra", namespace="zoo"'`,
    `words 'service="zebra", namespace="zoo"'`,
  ]);
});

test('what is no longer said is forgotten', async () => {
  const moved = told(
    'Component',
    'cart',
    { owner: 'shop' },
    { metadata: { annotations: { 'github.com/project-slug': 'acme/trolley' } } },
  );
  await tell([...LANDMARKS.filter(({ entity }) => entity.metadata.name !== 'cart'), moved]);
  expect(await ask('github.com/acme/trolley')).toEqual(['component:cart 0.9']);
  expect((await who(database.db.read, 'github.com/acme/cart')).candidates[0]?.because).toContain(
    'names a repository called as it is',
  );
  await tell();
});

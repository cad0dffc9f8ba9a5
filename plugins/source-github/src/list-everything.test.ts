import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { component, useTestGithub } from './test-github-world.ts';

const github = useTestGithub();
const refs = () => [...github.held().keys()].sort();
const entity = (ref: string) => github.held().get(ref);

describe('repositories', () => {
  test('descriptors anywhere, with where they are kept', async () => {
    const { data, url } = github.server;
    data.repository('acme', 'shop', {
      'services/cart/catalog-info.yaml': component('cart'),
      'services/search/catalog-info.yaml': component('search'),
      'node_modules/other/catalog-info.yaml': component('other'),
      'README.md': '# Shop',
    });
    await github.source.sync();
    expect(github.told.map(({ type }) => type)).toEqual(['page', 'page', 'complete']);
    expect(refs()).toEqual(['component:default/cart', 'component:default/search']);
    expect(entity('component:default/cart')).toMatchObject({
      location: `url:${url}/acme/shop/blob/main/services/cart/catalog-info.yaml`,
      identity: 'R_kgDO1:services/cart/catalog-info.yaml',
      entity: {
        metadata: {
          annotations: {
            'github.com/project-slug': 'acme/shop',
            'backstage.io/source-location': `url:${url}/acme/shop/tree/main/services/cart/`,
            'backstage.io/edit-url': `${url}/acme/shop/edit/main/services/cart/catalog-info.yaml`,
          },
        },
      },
    });
    expect(github.server.misfits).toEqual([]);
  });

  test('one without a descriptor is suggested, with what can be inferred', async () => {
    github.server.data.repository(
      'acme',
      'Pay.Gateway-',
      { Dockerfile: 'FROM scratch', 'package.json': '{}' },
      {
        description: 'Takes money',
        topics: ['payments', 'PCI_x'],
        language: 'Go',
        homepage: 'https://pay.example',
      },
    );
    github.server.data.repository('acme', 'empty', {});
    await github.source.sync();
    expect(refs()).toEqual(['component:default/empty', 'component:default/pay.gateway']);
    expect(entity('component:default/pay.gateway')).toMatchObject({
      inferred: true,
      identity: 'R_kgDO1:catalog-info.yaml',
      entity: {
        metadata: {
          name: 'Pay.Gateway',
          description: 'Takes money',
          tags: ['payments', 'go'],
          links: [{ url: 'https://pay.example', title: 'Homepage' }],
        },
        spec: { type: 'service', lifecycle: 'unknown' },
      },
    });
  });

  test.each([
    { reason: 'by topic', repositories: { topics: ['service'] }, expected: ['b', 'c'] },
    { reason: 'without a topic', repositories: { withoutTopics: ['old'] }, expected: ['a', 'b'] },
    { reason: 'by visibility', repositories: { visibility: ['public'] }, expected: ['b'] },
    { reason: 'by name', repositories: { names: ['{a,b}'] }, expected: ['a', 'b'] },
    { reason: 'archived ones too', repositories: { archived: true }, expected: ['a', 'archive', 'b', 'c'] },
  ])('$reason', async ({ repositories, expected }) => {
    const { data } = github.server;
    data.repository('acme', 'a', {});
    data.repository('acme', 'b', {}, { topics: ['service'], visibility: 'public' });
    data.repository('acme', 'c', {}, { topics: ['service', 'old'] });
    data.repository('acme', 'archive', {}, { archived: true });
    const source = await github.restart({ repositories });
    await source.sync();
    expect(refs()).toEqual(expected.map((name) => `component:default/${name}`));
  });

  test('more than one page, of several organisations', async () => {
    for (let index = 0; index < 130; index++) github.server.data.repository('acme', `a${index}`, {});
    github.server.data.repository('globex', 'g', { 'catalog-info.yaml': component('g') });
    const source = await github.restart({ organizations: ['acme', 'globex'] });
    await source.sync();
    expect(refs()).toHaveLength(131);
    expect(github.asked(/GET \/orgs\/acme\/repos/)).toHaveLength(2);
  });

  test('what a Location leads to, globs and own addresses among it', async () => {
    const { data, url } = github.server;
    const location = (targets: string) =>
      `apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata: { name: all }\nspec: { targets: [${targets}] }\n`;
    data.repository('acme', 'shop', {
      'catalog-info.yaml': location(
        `./parts/*.yaml, ${url}/acme/shop/blob/main/more.yaml, ./gone.yaml, https://else.example/x.yaml`,
      ),
      'parts/cart.yaml': component('cart'),
      'more.yaml': component('more'),
    });
    await github.source.sync();
    expect(refs()).toEqual(['component:default/cart', 'component:default/more', 'location:default/all']);
    expect(github.told.flatMap(({ faults }) => faults.map(({ message }) => message))).toEqual([
      "'./gone.yaml': no such file in the repository; correct the target, or say presence: optional",
      "'https://else.example/x.yaml': another repository is read for itself; name it among those of the source",
    ]);
  });

  test('a tree that is too large to be listed at once is walked', async () => {
    github.server.settings.treeLimit = 5;
    const files = Object.fromEntries(
      Array.from({ length: 8 }, (_, index) => [`a/file${index}.txt`, `${index}`]),
    );
    github.server.data.repository('acme', 'large', {
      ...files,
      'z/deep/catalog-info.yaml': component('deep'),
    });
    await github.source.sync();
    expect(refs()).toEqual(['component:default/deep']);
    expect(github.server.misfits).toEqual([]);
  });
});

describe('checks as code', () => {
  const check = (script: string) =>
    `apiVersion: watchbill.dev/v1\nkind: Check\nmetadata: { name: flow }\nspec: { entity: cart, script: ${script}, every: 1m }\n`;

  test('a script and all that it names are on disk, in a folder named by commit that stays while they do', async () => {
    const { data } = github.server;
    const files = {
      'catalog-info.yaml': `${component('cart')}---\n${check('./k6/flow.js')}`,
      'k6/flow.js': "import { go } from './lib/go.js';\nconst d = open('./data.json');\nexport default go;\n",
      'k6/lib/go.js': "import x from '../../shared/x.js';\nexport const go = () => x;\n",
      'shared/x.js': 'export default 1;\n',
      'k6/data.json': '{}',
      'k6/unrelated.js': 'no',
    };
    const repository = data.repository('acme', 'shop', files);
    await github.source.sync();
    const { directory = '', root = '' } = entity('check:default/flow') ?? {};
    expect(root).toContain(repository.commit.slice(0, 12));
    expect(readFileSync(join(directory, 'k6/flow.js'), 'utf8')).toBe(files['k6/flow.js']);
    expect(readFileSync(join(root, 'shared/x.js'), 'utf8')).toBe(files['shared/x.js']);
    expect(() => readFileSync(join(root, 'k6/unrelated.js'))).toThrow('ENOENT');

    data.push(repository, { ...files, 'README.md': 'news' });
    await github.source.sync();
    expect(entity('check:default/flow')?.root).toBe(root);
    data.push(repository, { ...files, 'shared/x.js': 'export default 2;\n' });
    await github.source.sync();
    const changed = entity('check:default/flow')?.root ?? '';
    expect(changed).toContain(repository.commit.slice(0, 12));
    expect(readFileSync(join(changed, 'shared/x.js'), 'utf8')).toBe('export default 2;\n');
    expect(readFileSync(join(root, 'shared/x.js'), 'utf8')).toBe(files['shared/x.js']);
  });

  test('in a descriptor beside, and a script that is missing is a warning', async () => {
    github.server.data.repository('acme', 'shop', {
      'catalog-info.yaml': component('cart'),
      'synthetic/flow.yaml': check('./gone.js'),
      'synthetic/compose.yaml': 'services: {}',
    });
    await github.source.sync();
    expect(refs()).toEqual(['check:default/flow', 'component:default/cart']);
    expect(github.told.flatMap(({ faults }) => faults)).toMatchObject([
      { level: 'warning', message: expect.stringContaining("spec.script './gone.js': no such file") },
    ]);
  });

  test('texts are put in for placeholders, through links too', async () => {
    github.server.data.repository('acme', 'shop', {
      'catalog-info.yaml':
        'apiVersion: backstage.io/v1alpha1\nkind: API\nmetadata: { name: cart }\nspec: { type: openapi, lifecycle: production, owner: shop, definition: { $text: ./api.yaml } }\n',
      'api.yaml': '-> real/api.yaml',
      'real/api.yaml': 'openapi: 3.1.0',
    });
    await github.source.sync();
    expect(entity('api:default/cart')?.entity.spec?.definition).toBe('openapi: 3.1.0');
  });
});

describe('people and owners', () => {
  test('teams, nested as they are, and users in them', async () => {
    const { data, url } = github.server;
    data.user('ada', { name: 'Ada', email: 'ada@acme.example' });
    data.user('bob');
    data.team('acme', 'engineering', { name: 'Engineering', members: ['bob'], description: 'All of it' });
    data.team('acme', 'cart', { parent: 'engineering', members: ['ada'] });
    data.organization('acme').members = ['ada', 'bob'];
    await github.source.sync();
    expect(refs()).toEqual([
      'group:default/cart',
      'group:default/engineering',
      'user:default/ada',
      'user:default/bob',
    ]);
    expect(entity('group:default/engineering')?.entity).toMatchObject({
      metadata: { annotations: { 'github.com/team-slug': 'acme/engineering' } },
      spec: { type: 'team', children: ['cart'], profile: { displayName: 'Engineering' } },
    });
    expect(entity('group:default/cart')?.entity.spec?.parent).toBe('engineering');
    expect(entity('user:default/ada')?.entity).toMatchObject({
      metadata: { annotations: { 'github.com/user-login': 'ada' } },
      spec: {
        profile: { displayName: 'Ada', email: 'ada@acme.example', picture: `${url}/avatars/ada.png` },
        memberOf: ['group:default/cart'],
      },
    });
    expect(entity('user:default/bob')?.entity.spec?.memberOf).toEqual(['group:default/engineering']);
    expect(github.server.misfits).toEqual([]);
  });

  test('CODEOWNERS and rights of teams are signs of owners, the organisation kept', async () => {
    const { data } = github.server;
    data.repository('acme', 'shop', {
      'services/cart/catalog-info.yaml': component('cart'),
      'services/pay/catalog-info.yaml': component('pay'),
      '.github/CODEOWNERS':
        '* @acme/everyone\n/services/cart/ @acme/cart @ada\n/services/pay/ @globex/pay\n!x @a\n',
      CODEOWNERS: '* @acme/not-read',
    });
    data.team('acme', 'ops', { rights: { shop: 'admin' } });
    data.team('acme', 'readers', { rights: { shop: 'push' } });
    await github.source.sync();
    expect(entity('component:default/cart')?.owners).toMatchObject([
      {
        owner: 'group:default/cart',
        way: 'codeowners',
        because: expect.stringContaining('CODEOWNERS line 2'),
      },
      { owner: 'user:default/ada', way: 'codeowners' },
      { owner: 'group:default/ops', way: 'team-rights', confidence: 0.5 },
    ]);
    expect(entity('component:default/pay')?.owners?.[0]?.owner).toBe('group:globex/pay');
    expect(github.told.flatMap(({ faults }) => faults)).toMatchObject([
      { level: 'warning', position: { line: 4 } },
    ]);
  });

  test('each organisation may have a namespace of its own', async () => {
    for (const organization of ['acme', 'globex']) {
      github.server.data.team(organization, 'platform');
      github.server.data.repository(organization, 'web', { CODEOWNERS: `* @${organization}/platform` });
    }
    const source = await github.restart({ organizations: ['acme', 'globex'], namespace: 'organization' });
    await source.sync();
    expect(refs()).toEqual([
      'component:acme/web',
      'component:globex/web',
      'group:acme/platform',
      'group:globex/platform',
    ]);
    expect(entity('component:globex/web')?.owners?.[0]?.owner).toBe('group:globex/platform');
  });
});

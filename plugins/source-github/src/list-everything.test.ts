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

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { component, useTestGithub } from './test-github-world.ts';

const github = useTestGithub();
const refs = () => [...github.held().keys()].sort();
const entity = (ref: string) => github.held().get(ref);

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

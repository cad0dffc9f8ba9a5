/** Long because it is one table: every way in which a set of files can be wrong, with its exact place. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { formatFault } from '@watchbill/model';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { validateFiles } from './validate-files.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'validate-files-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}
async function faultsOf(files: Readonly<Record<string, string>>, paths = ['.']): Promise<readonly string[]> {
  write(files);
  return (await validateFiles(paths, root)).faults.map((fault) =>
    formatFault(fault).replaceAll(root, '<root>'),
  );
}

const COMPONENT = `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: cart
spec:
  type: service
  lifecycle: production
  owner: shop
`;
const SHOP =
  'apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata: { name: shop }\nspec: { type: team, children: [] }\n';
const CHECK = `apiVersion: watchbill.dev/v1
kind: Check
metadata:
  name: flow
spec:
  entity: cart
  script: ./flow.k6.js
  every: 1m
`;
const API = `apiVersion: backstage.io/v1alpha1
kind: API
metadata: { name: cart-api }
spec:
  type: openapi
  lifecycle: production
  owner: shop
  definition:
    $text: ./openapi.yaml
`;
const location = (spec: string) =>
  `apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata: { name: all }\nspec:\n  ${spec}\n`;

describe('one fault, at its very place', () => {
  test.each([
    {
      reason: 'a YAML syntax error',
      files: { 'a.yaml': COMPONENT.replace('kind: Component', 'kind: [Component') },
      says: 'a.yaml:3:1: error: not readable as YAML: ',
    },
    {
      reason: 'a tab as indentation',
      files: { 'a.yaml': COMPONENT.replace('  name', '\tname') },
      says: 'a.yaml:4:1: error: not readable as YAML: a tab is used as indentation; use spaces',
    },
    {
      reason: 'a key twice',
      files: { 'a.yaml': COMPONENT.replace('  name: cart', '  name: cart\n  name: basket') },
      says: 'a.yaml:5:3: error: not readable as YAML: a key is written twice; keep one',
    },
    {
      reason: 'not a map',
      files: { 'catalog-info.yaml': '\n- a\n- b\n' },
      says: `catalog-info.yaml:2:1: error: document '["a","b"]': expected a map with apiVersion`,
    },
    {
      reason: 'no apiVersion',
      files: { 'catalog-info.yaml': COMPONENT.replace(/^.*\n/, '') },
      says: 'catalog-info.yaml:1:1: error: apiVersion is missing',
    },
    {
      reason: 'an unknown kind',
      files: { 'a.yaml': COMPONENT.replace('Component', 'Service') },
      says: "a.yaml:2:7: error: kind 'Service': expected one of Component, API",
    },
    {
      reason: 'a missing owner',
      files: { 'a.yaml': COMPONENT.replace('  owner: shop\n', '') },
      says: 'a.yaml:5:1: error: spec.owner is missing: expected a reference to a group or user',
    },
    {
      reason: 'an empty owner',
      files: { 'a.yaml': COMPONENT.replace('owner: shop', 'owner:') },
      says: "a.yaml:8:3: error: spec.owner 'null': expected a reference",
    },
    {
      reason: 'a bad name',
      files: { 'a.yaml': COMPONENT.replace('name: cart', 'name: my cart') },
      says: "a.yaml:4:9: error: metadata.name 'my cart': expected 1 to 63 letters",
    },
    {
      reason: 'a bad tag in a flow list',
      files: { 'a.yaml': COMPONENT.replace('name: cart', 'name: cart\n  tags: [ok, Bad]') },
      says: "a.yaml:5:14: error: metadata.tags[1] 'Bad'",
    },
    {
      reason: 'a bad reference in a list',
      files: { 'a.yaml': `${COMPONENT}  dependsOn:\n    - component:cart\n    - a:b:c\n` },
      says: "a.yaml:11:7: warning: spec.dependsOn[1]: entity reference 'a:b:c'",
    },
    {
      reason: 'an owner that does not exist',
      files: { 'a.yaml': COMPONENT.replace('shop', 'nobody') },
      says: "a.yaml:8:10: error: spec.owner 'group:default/nobody': no such entity in these files; correct the reference or add group:default/nobody",
    },
    {
      reason: 'a reference to nothing',
      files: { 'a.yaml': `${COMPONENT}  dependsOn: ['component:ghost']\n` },
      says: "a.yaml:9:15: warning: spec.dependsOn[0] 'component:default/ghost': no such entity in these files",
    },
    {
      reason: 'a missing script',
      files: { 'a.yaml': COMPONENT, 'sub/flow.yaml': CHECK },
      says: "sub/flow.yaml:7:11: warning: spec.script './flow.k6.js': no such file (sub/flow.k6.js); the check cannot run until it is there",
    },
    {
      reason: 'a bad interval',
      files: { 'a.yaml': COMPONENT, 'flow.k6.js': '', 'flow.yaml': CHECK.replace('1m', '5') },
      says: "flow.yaml:8:10: error: spec.every '5': expected a number with a unit",
    },
    {
      reason: 'a check of nothing',
      files: { 'flow.k6.js': '', 'flow.yaml': CHECK.replace('cart', 'none') },
      says: "flow.yaml:6:11: warning: spec.entity 'component:default/none': no such entity",
    },
    {
      reason: 'a missing runbook',
      files: {
        'a.yaml': COMPONENT.replace(
          'name: cart',
          'name: cart\n  annotations:\n    watchbill.dev/runbook: ./docs/run.md',
        ),
      },
      says: "a.yaml:6:28: warning: watchbill.dev/runbook './docs/run.md': no such file (docs/run.md); correct the path or add the file",
    },
    {
      reason: 'a runbook outside',
      files: {
        'a.yaml': COMPONENT.replace(
          'name: cart',
          'name: cart\n  annotations: { watchbill.dev/runbook: ../run.md }',
        ),
      },
      says: "a.yaml:5:41: warning: watchbill.dev/runbook '../run.md': leads out of <root>, the folder that is read",
    },
    {
      reason: 'a missing definition',
      files: { 'a.yaml': API },
      says: "a.yaml:9:12: warning: spec.definition['$text'] './openapi.yaml': no such file; correct the path or add the file",
    },
    {
      reason: 'a definition outside',
      files: { 'a.yaml': API.replace('./openapi.yaml', '/etc/hostname') },
      says: "a.yaml:9:12: warning: spec.definition['$text'] '/etc/hostname': leads out of <root>, the folder that is read; move the file inside",
    },
    {
      reason: 'a definition by URL',
      files: { 'a.yaml': API.replace('./openapi.yaml', 'https://acme.test/openapi.yaml') },
      says: "a.yaml:9:12: warning: spec.definition['$text'] 'https://acme.test/openapi.yaml': not read; to allow it, add 'acme.test'",
    },
    {
      reason: 'a definition that is no JSON',
      files: { 'a.yaml': API.replace('$text', '$json'), 'openapi.yaml': '{' },
      says: "a.yaml:9:12: warning: spec.definition['$json'] './openapi.yaml': expected JSON: ",
    },
    {
      reason: 'a target that is missing',
      files: { 'a.yaml': location('target: ./none.yaml') },
      says: "a.yaml:5:11: warning: './none.yaml': no such file (none.yaml); correct the target, or say presence: optional",
    },
    {
      reason: 'a target that is a URL',
      files: { 'a.yaml': location('targets: [https://acme.test/a.yaml]') },
      says: "a.yaml:5:13: warning: 'https://acme.test/a.yaml': not read; to allow it, add 'acme.test'",
    },
    {
      reason: 'a contact that reaches nobody',
      files: {
        'a.yaml': SHOP.replace('name: shop', "name: pay, annotations: { watchbill.dev/notify: 'mail' }"),
      },
      says: "a.yaml:3:61: warning: metadata.annotations['watchbill.dev/notify'] 'mail': expected notifier-id:target",
    },
    {
      reason: 'aliases that grow without end',
      files: {
        'a.yaml': `a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\n${COMPONENT}`,
      },
      says: 'a.yaml:1:1: error: not readable as YAML: it is too deep or too large once its aliases (*name) are filled in',
    },
    {
      reason: 'an alias of itself',
      files: { 'a.yaml': `${COMPONENT}  loop: &loop\n    again: *loop\n` },
      says: 'a.yaml:1:1: error: not readable as YAML: it is too deep or too large',
    },
    {
      reason: 'nesting without end',
      files: { 'a.yaml': `${COMPONENT}  deep: ${'['.repeat(20_000)}` },
      says: 'a.yaml:',
    },
    {
      reason: 'a huge file',
      files: { 'a.yaml': `${COMPONENT}  # ${'x'.repeat(5_000_000)}` },
      says: 'a.yaml:1:1: error: the file has 5000137 bytes: expected at most 5 MB; split it',
    },
    {
      reason: 'Windows line ends',
      files: { 'a.yaml': COMPONENT.replace('cart', '-x').replaceAll('\n', '\r\n') },
      says: "a.yaml:4:9: error: metadata.name '-x'",
    },
    {
      reason: 'the second document',
      files: {
        'a.yaml': `${COMPONENT}---\n${COMPONENT.replace('cart', 'b').replace('type: service', 'type: 5')}`,
      },
      says: "a.yaml:15:9: error: spec.type '5': expected a text; write it in quotes: '5'",
    },
  ])('$reason', async ({ files, says }) => {
    const faults = await faultsOf({ 'shop.yaml': SHOP, ...files });
    expect(faults).toEqual([expect.stringContaining(says)]);
  });
});

test('one entity in two files: each is told of the other', async () => {
  const faults = await faultsOf({ 'shop.yaml': SHOP, 'a/cart.yaml': COMPONENT, 'b/cart.yaml': COMPONENT });
  expect(faults).toEqual([
    'a/cart.yaml:4:9: warning: component:default/cart is also described in b/cart.yaml:4, which is left out; keep one of the two',
    'b/cart.yaml:4:9: error: component:default/cart is already described in a/cart.yaml:4, which counts; remove or rename one of the two',
  ]);
});

describe('with another place to look', () => {
  const elsewhere = (...known: string[]) => {
    const asked: (readonly string[])[] = [];
    const find = async (refs: readonly string[]) => {
      asked.push(refs);
      return new Set(known);
    };
    return { asked, name: 'the catalog', find };
  };

  test('what exists there is no fault; what does not is one of both', async () => {
    write({ 'a.yaml': COMPONENT, 'b.yaml': COMPONENT.replace('cart', 'pay').replace('shop', 'ghosts') });
    const there = elsewhere('group:default/shop');
    const { faults } = await validateFiles(['.'], root, there);
    expect(faults.map(formatFault)).toEqual([
      "b.yaml:8:10: error: spec.owner 'group:default/ghosts': no such entity in these files or in the catalog; correct the reference or add group:default/ghosts",
    ]);
    expect(there.asked).toEqual([['group:default/shop', 'group:default/ghosts']]);
  });

  test('it is not asked about what is here', async () => {
    write({ 'a.yaml': COMPONENT, 'shop.yaml': SHOP });
    const there = elsewhere();
    expect((await validateFiles(['.'], root, there)).faults).toEqual([]);
    expect(there.asked).toEqual([]);
  });
});

test('many faults at once, in order of file and line', async () => {
  const bad = COMPONENT.replace('name: cart', 'name: -x')
    .replace('type: service', 'type: 1')
    .replace('shop', 'a:b:c');
  const faults = await faultsOf({ 'z.yaml': bad, 'b.yaml': COMPONENT.replace('shop', 'x') });
  expect(faults.map((fault) => fault.split(/ (?:error|warning)/)[0])).toEqual([
    'b.yaml:8:10:',
    'z.yaml:4:9:',
    'z.yaml:6:9:',
    'z.yaml:8:10:',
  ]);
});

test('files without a word for the catalog are no fault, unless they were named', async () => {
  const files = {
    'mkdocs.yml': 'site_name: x\n',
    'deploy.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {}\n',
    'broken.yaml': 'a: b: c',
  };
  expect(await faultsOf(files)).toEqual([]);
  const named = await faultsOf({}, ['mkdocs.yml', 'broken.yaml']);
  expect(named).toHaveLength(5);
  expect(named[0]).toContain('broken.yaml:1:4: error: not readable as YAML: nested mappings');
  expect(named[1]).toContain('mkdocs.yml:1:1: error: apiVersion is missing');
  expect(await faultsOf({ 'empty.yaml': '' }, ['empty.yaml'])).toEqual([
    'empty.yaml:1:1: warning: nothing for the catalog in it: expected entities with apiVersion, kind, metadata and spec',
  ]);
});

test('a path that does not exist is refused', async () => {
  await expect(validateFiles(['none'], root)).rejects.toThrow(
    `paths[0] 'none': ${join(root, 'none')} does not exist`,
  );
  await expect(validateFiles(['none/**/*.yaml'], root)).rejects.toThrow(
    `${join(root, 'none')} does not exist`,
  );
});

describe('a tree as Backstage has it', () => {
  const tree = {
    'catalog-info.yaml': `${location('targets:\n    - ./org.yaml\n    - ./services/*/catalog-info.yaml\n    - ./more/all.yaml')}---\n${SHOP}`,
    'org.yaml':
      'apiVersion: backstage.io/v1beta1\nkind: User\nmetadata: { name: ada }\nspec: { memberOf: [shop] }\n',
    'services/cart/catalog-info.yaml': `${COMPONENT}---\n${API}`,
    'services/cart/openapi.yaml': 'openapi: 3.1.0\ninfo: { title: Cart }\n',
    'services/pay/catalog-info.yaml': COMPONENT.replace('cart', 'pay'),
    'services/pay/other.yaml': COMPONENT.replace('cart', 'not-named'),
    'more/all.yaml': location(
      'targets: [./widgets.yaml, ../catalog-info.yaml, ./none.yaml]\n  presence: optional',
    ),
    'more/widgets.yaml': `apiVersion: acme.test/v1\nkind: Widget\nmetadata: { name: w }\nspec:\n  data: { $json: ./data.json }\n  more: { $yaml: ./data.json }\n`,
    'more/data.json': '{ "size": [1, 2] }',
  };

  test('is followed from its Location: globs, circles, files taken in, kinds of one’s own', async () => {
    write(tree);
    const { faults, entities } = await validateFiles(['catalog-info.yaml'], root);
    expect(faults.map(formatFault)).toEqual([
      expect.stringContaining('catalog-info.yaml:3:19: warning: location:default/all is also described in'),
      expect.stringContaining('more/all.yaml:3:19: error: location:default/all is already described in'),
    ]);
    expect(entities.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
      'Location all',
      'Group shop',
      'Widget w',
      'User ada',
      'Component cart',
      'API cart-api',
      'Component pay',
    ]);
    expect(entities.find(({ kind }) => kind === 'API')?.spec?.definition).toBe(
      tree['services/cart/openapi.yaml'],
    );
    expect(entities.find(({ kind }) => kind === 'Widget')?.spec).toEqual({
      data: { size: [1, 2] },
      more: { size: [1, 2] },
    });
  });

  test('what lies behind a link out of the folder is not taken in', async () => {
    write({ 'in/a.yaml': API, 'in/shop.yaml': SHOP, 'secret.txt': 'secret' });
    symlinkSync(join(root, 'secret.txt'), join(root, 'in/openapi.yaml'));
    const { faults, entities } = await validateFiles(['in'], root);
    expect(faults.map(formatFault)).toEqual([expect.stringContaining('leads out of')]);
    expect(JSON.stringify(entities)).not.toContain('"secret"');
  });
});

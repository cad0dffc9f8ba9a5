import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Mutation, Source } from '@watchbill/catalog';
import { until } from '@watchbill/harness';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFilesSource } from './files-source.ts';
import { validateFiles } from './validate-files.ts';

let root: string;
let source: Source | undefined;
let told: Mutation[];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'checkout-owners-'));
  told = [];
});
afterEach(async () => {
  await source?.stop();
  source = undefined;
  rmSync(root, { recursive: true, force: true });
});

const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const component = (name: string) =>
  `apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: ${name}\nspec:\n  type: service\n  lifecycle: production\n  owner: nobody\n`;

async function start(paths: readonly string[]): Promise<void> {
  source = createFilesSource({ id: 'files', paths, root, onError: (error) => expect(error).toBeUndefined() });
  await source.start(async (mutation) => {
    told.push(mutation);
  });
  await source.sync();
}

/** `cart: @acme/cart 0.8` for each entity of the last mutation. */
const owners = () =>
  told
    .at(-1)
    ?.entities.map(({ entity, owners = [] }) =>
      [entity.metadata.name, ...owners.map(({ owner, confidence }) => `${owner} ${confidence}`)].join(' '),
    );

test('descriptors of a checkout have the owners of their path', async () => {
  write('mono/.git/HEAD', 'ref: refs/heads/main\n');
  write('mono/.github/CODEOWNERS', '* @acme/all\n/services/cart/ @acme/cart @ada\n/services/free/\n');
  write('mono/CODEOWNERS', '* @acme/not-me\n');
  for (const name of ['cart', 'pay', 'free'])
    write(`mono/services/${name}/catalog-info.yaml`, component(name));
  await start(['mono/services']);
  expect(owners()).toEqual(['cart @acme/cart 0.8 @ada 0.79', 'free', 'pay @acme/all 0.6']);
  expect(told[0]?.entities[0]?.owners?.[0]).toEqual({
    owner: '@acme/cart',
    way: 'codeowners',
    confidence: 0.8,
    because: 'CODEOWNERS line 2: /services/cart/ @acme/cart @ada',
  });
});

test('the nearest checkout counts, a work tree too, and without one the folder of the source', async () => {
  write('catalog/docs/CODEOWNERS', '* @acme/catalog\n');
  write('catalog/own.yaml', component('own'));
  write('catalog/tree/.git', 'gitdir: /elsewhere\n');
  write('catalog/tree/CODEOWNERS', '* @acme/tree\n');
  write('catalog/tree/deep/leaf.yaml', component('leaf'));
  await start(['catalog']);
  expect(owners()).toEqual(['own @acme/catalog 0.6', 'leaf @acme/tree 0.6']);
});

test('what becomes of CODEOWNERS is followed', async () => {
  write('mono/.git/HEAD', '');
  write('mono/a/catalog-info.yaml', component('a'));
  write('mono/b/catalog-info.yaml', component('b'));
  await start(['mono']);
  expect(owners()).toEqual(['a', 'b']);
  write('mono/CODEOWNERS', '/a/ @acme/a\n[x] @acme/x\n');
  await until('owners', () => told.length === 2, 10_000);
  expect(owners()).toEqual(['a @acme/a 0.8']);
  expect(told[1]?.faults.map(({ level, position, message }) => [level, position.line, message])).toEqual([
    ['warning', 2, "'[x]': expected no character range; write a line for each name; the line does not count"],
  ]);
  write('mono/b/catalog-info.yaml', `${component('b')}  system: store\n`);
  await until('another change', () => told.length === 3, 10_000);
  expect(told[2]).toMatchObject({ type: 'delta', faults: [] });
  expect(told[2]?.type === 'delta' && told[2].locations).toEqual([`file:${root}/mono/b/catalog-info.yaml`]);
  write('mono/.github/CODEOWNERS', '* @acme/all\n');
  await until('the place that counts more', () => told.length === 4, 10_000);
  expect(owners()).toEqual(['a @acme/all 0.6', 'b @acme/all 0.6']);
  rmSync(join(root, 'mono/.github'), { recursive: true });
  await until('the other again', () => told.length === 5, 10_000);
  expect(owners()).toEqual(['a @acme/a 0.8', 'b']);
});

test('a descriptor that names no owner is taken; where CODEOWNERS knows it, nothing is wrong', async () => {
  write('mono/.git/HEAD', '');
  write('mono/CODEOWNERS', '/a/ @acme/a\n');
  for (const name of ['a', 'b'])
    write(`mono/${name}/catalog-info.yaml`, component(name).replace('  owner: nobody\n', ''));
  await start(['mono']);
  expect(owners()).toEqual(['a @acme/a 0.8', 'b']);
  const says =
    "spec.owner is missing: expected a reference to a group or user, e.g. 'group:default/payments'";
  expect(told[0]?.faults).toMatchObject([
    { level: 'warning', message: says, entityRef: 'component:default/b' },
  ]);
  const { faults } = await validateFiles(['mono'], root);
  expect(faults).toMatchObject([{ level: 'error', message: says }]);
});

test('a file that is too large is told, and counts for nothing', async () => {
  write('mono/.git/HEAD', '');
  write('mono/catalog-info.yaml', component('a'));
  for (const size of [3_200_000, 6_000_000]) {
    write('mono/CODEOWNERS', '* @acme/all\n'.repeat(Math.ceil(size / 12)));
    const { faults } = await validateFiles(['mono'], root);
    expect(faults.filter(({ position }) => position.file.endsWith('CODEOWNERS'))).toMatchObject([
      {
        level: 'warning',
        message: expect.stringMatching(/^CODEOWNERS has (3\.1|5\.7) MB: expected less than 3 MB/),
      },
    ]);
  }
});

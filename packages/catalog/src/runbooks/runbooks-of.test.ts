import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { useTestDatabase } from '@watchbill/harness';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyMutation } from '../apply-mutation.ts';
import { full, told } from '../test-entities/told.ts';
import { readRunbook } from './read-runbook.ts';
import { runbooksOf } from './runbooks-of.ts';

const database = useTestDatabase();
const folder = mkdtempSync(join(tmpdir(), 'runbooks-'));
const root = join(folder, 'catalog');
const directory = join(root, 'shop');

beforeAll(() => {
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(root, 'shared.md'), '# Restart it');
  writeFileSync(join(directory, 'big.md'), 'ä'.repeat(200_000));
  writeFileSync(join(folder, 'secret.md'), 'secret');
  symlinkSync(join(folder, 'secret.md'), join(directory, 'link.md'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function runbooks(runbook: string | undefined, rest: object = {}, place: object = { directory, root }) {
  const metadata = {
    ...(runbook === undefined ? {} : { annotations: { 'watchbill.dev/runbook': runbook } }),
    ...rest,
  };
  const mutation = full([told('Component', 'cart', {}, { metadata, ...place })]);
  await database.db.transact((tx) => applyMutation(tx, { id: 'files', type: 'files' }, mutation));
  return (await runbooksOf(database.db.read, ['component:default/cart'])).get('component:default/cart') ?? [];
}

test('links of type runbook, in their order', async () => {
  const links = [
    { url: 'https://wiki.test/a', type: 'runbook', title: 'A' },
    { url: 'https://wiki.test/b', type: 'dashboard' },
    { url: 'https://wiki.test/c', type: 'Runbook' },
  ];
  expect(await runbooks(undefined, { links })).toEqual([
    { title: 'A', url: 'https://wiki.test/a' },
    { title: 'Runbook', url: 'https://wiki.test/c' },
  ]);
});

test.each([
  { reason: 'a file beside', path: './big.md', in: join(directory, 'big.md') },
  { reason: 'a file above, within the root', path: '../shared.md', in: join(root, 'shared.md') },
  { reason: 'out of the root', path: '../../secret.md', in: undefined },
  { reason: 'an absolute path elsewhere', path: '/etc/passwd', in: undefined },
  { reason: 'the root itself', path: '..', in: undefined },
])('the annotation: $reason', async ({ path, in: expected }) => {
  expect((await runbooks(path)).map((runbook) => runbook.path)).toEqual(expected ? [expected] : []);
});

test('the annotation may be a URL, and counts for nothing without a folder', async () => {
  expect(await runbooks('https://wiki.test/x')).toEqual([{ title: 'Runbook', url: 'https://wiki.test/x' }]);
});

test('without a root only the folder itself is open', async () => {
  expect(await runbooks('../shared.md', {}, { directory })).toEqual([]);
});

test('the text is read, at most 256 KiB of it, and never through a link out of the root', async () => {
  const text = async (path: string) => readRunbook((await runbooks(path))[0] ?? { title: '' });
  expect(await text('../shared.md')).toBe('# Restart it');
  expect(await text('./big.md')).toBe('ä'.repeat(131_072));
  expect(await text('./link.md')).toBeUndefined();
  expect(await text('./missing.md')).toBeUndefined();
  expect(await text('../shop/.')).toBeUndefined();
  expect(await readRunbook({ title: 'Wiki', url: 'https://wiki.test' })).toBeUndefined();
});

import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ownerByHistory } from './checkout-history.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'checkout-history-'));
  git('init', '--quiet');
});
afterEach(() => rmSync(root, { recursive: true }));

function git(...args: readonly string[]): void {
  execFileSync('git', ['-C', root, '-c', 'user.name=Somebody', ...args], { stdio: 'pipe' });
}

function commit(author: string, file: string, times = 1): void {
  for (let nr = 0; nr < times; nr++) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    appendFileSync(join(root, file), `${author} ${nr}\n`);
    git('add', '.');
    git('-c', `user.email=${author}`, 'commit', '--quiet', '-m', 'change');
  }
}

const ADA = 'ada@acme.org';
const GRACE = 'grace@acme.org';

test('who made most commits in a folder is a weak sign of its owner', async () => {
  commit(ADA, 'services/cart/main.ts', 3);
  commit(GRACE, 'services/cart/main.ts');
  commit(GRACE, 'services/pay/main.ts', 5);
  expect(await ownerByHistory(root, 'services/cart')).toEqual({
    owner: ADA,
    way: 'history',
    confidence: 0.3,
    because: `${ADA} made most of the last year's commits in services/cart/`,
  });
  expect(await ownerByHistory(root, '')).toMatchObject({ owner: GRACE });
});

test.each([
  ['too few commits', () => commit(ADA, 'cart/a', 2)],
  [
    'nobody with most of them',
    () => {
      commit(ADA, 'cart/a', 2);
      commit(GRACE, 'cart/a', 2);
    },
  ],
  ['a robot', () => commit('49699333+dependabot[bot]@users.noreply.github.com', 'cart/a', 4)],
  ['another folder', () => commit(ADA, 'carton/a', 4)],
  ['no commit at all', () => {}],
])('%s says nothing', async (_what, commits) => {
  commits();
  expect(await ownerByHistory(root, 'cart')).toBeUndefined();
});

test('a hidden address of GitHub is the login', async () => {
  commit('123+ada@users.noreply.github.com', 'cart/a', 3);
  expect(await ownerByHistory(root, 'cart')).toMatchObject({ owner: '@ada' });
});

test('a new commit is seen', async () => {
  commit(ADA, 'cart/a', 3);
  await ownerByHistory(root, 'cart');
  commit(GRACE, 'cart/a', 4);
  expect(await ownerByHistory(root, 'cart')).toMatchObject({ owner: GRACE });
});

test('what is no repository says nothing', async () => {
  expect(await ownerByHistory(tmpdir(), '')).toBeUndefined();
});

import { describe, expect, it } from 'vitest';
import { MAX_CODEOWNERS_BYTES, parseCodeowners } from './codeowners.ts';
import { codeownersEvidence } from './codeowners-evidence.ts';
import { codeownersOf, codeownersOfFolder } from './codeowners-of.ts';

/** The example of GitHub's documentation, "About code owners". */
const DOCUMENTED = `
# This is a comment.
*       @global-owner1 @global-owner2
*.js    @js-owner #This is an inline comment.
*.go docs@example.com
*.txt @octo-org/octocats
/build/logs/ @doctocat
docs/* docs@example.com
apps/ @octocat
/docs/ @doctocat
/scripts/ @doctocat @octocat
**/logs @octocat
/apps/ @octocat
/apps/github
`;

describe("GitHub's documented example", () => {
  const codeowners = parseCodeowners(DOCUMENTED);

  it.each([
    ['README.md', ['@global-owner1', '@global-owner2'], 'the default'],
    ['src/deep/er/main.js', ['@js-owner'], 'a later line wins, and comments do not count'],
    ['cmd/main.go', ['docs@example.com'], 'an e-mail address'],
    ['LICENSE.txt', ['@octo-org/octocats'], 'a team keeps its organisation'],
    ['build/logs/today', ['@octocat'], '**/logs comes later than /build/logs/'],
    ['docs/getting-started.md', ['@doctocat'], '/docs/ comes later than docs/*'],
    ['docs/build-app/troubleshooting.md', ['@doctocat'], 'all below /docs/'],
    ['other/docs/a.md', ['@global-owner1', '@global-owner2'], 'docs/* and /docs/ are anchored'],
    ['some/apps/x/y.md', ['@octocat'], 'apps/ is in any folder'],
    ['scripts/run.sh', ['@doctocat', '@octocat'], 'all owners are kept, in order'],
    ['deeply/nested/logs/x/y', ['@octocat'], '**/logs in any folder'],
    ['logs/x', ['@octocat'], '**/logs at the root'],
    ['apps/x.js', ['@octocat'], 'a folder later than a kind of file'],
    ['apps/github/x.js', [], 'a line without owners takes them away'],
    ['apps/github', [], 'and for a file of that name'],
  ])('%s belongs to %j: %s', (path, owners) => {
    expect(codeownersOf(codeowners, path)?.owners).toEqual(owners);
  });

  it('has no faults', () => expect(codeowners.faults).toEqual([]));
});

describe('patterns', () => {
  it.each([
    ['*', 'a/b/c', true],
    ['/*', 'a', true],
    ['/*', 'a/b', false],
    ['**', 'a/b', true],
    ['docs/*', 'docs/a.md', true],
    ['docs/*', 'docs/a/b.md', false],
    ['docs/*', 'x/docs/a.md', false],
    ['docs/**', 'docs/a/b.md', true],
    ['docs/**', 'docs', false],
    ['docs/', 'docs', false],
    ['docs/', 'x/docs/a', true],
    ['docs', 'x/docs', true],
    ['docs', 'docs/a/b', true],
    ['docs', 'mydocs/a', false],
    ['/docs', 'x/docs', false],
    ['a/b', 'a/b/c', true],
    ['a/b', 'x/a/b', false],
    ['a/**/z', 'a/z', true],
    ['a/**/z', 'a/b/c/z/deep', true],
    ['a/**/z', 'a/b/c', false],
    ['**/a/*', 'x/a/b', true],
    ['**/a/*', 'x/a/b/c', false],
    ['/a/*/c', 'a/b/c/d', true],
    ['/a/*/c', 'a/b/b/c', false],
    ['*.ts', 'a/b.test.ts', true],
    ['*.ts', 'a/b.tsx', false],
    ['a?c', 'x/abc', true],
    ['a?c', 'a/c', false],
    ['/src/*-service/', 'src/cart-service/main.go', true],
    ['/src/*-service/', 'src/cart-service', false],
    ['README.md', 'readme.md', false],
    ['/my\\ docs/', 'my docs/a', true],
    ['/c\\#/', 'c#/a', true],
    ['/c#/', 'c#/a', true],
    ['/\\#a', '#a', true],
    ['/a\\*', 'a*', true],
    ['/a\\*', 'ab', false],
    ['/', 'a', false],
    ['/ä/', 'ä/b', true],
    ['foo**bar', 'fooxbar', true],
    ['foo**bar', 'foo/bar', false],
  ])('%s fits %s: %s', (pattern, path, expected) => {
    const codeowners = parseCodeowners(`${pattern} @a`);
    expect(codeowners.faults).toEqual([]);
    expect(codeownersOf(codeowners, path) !== undefined).toBe(expected);
  });

  it('takes no longer for a pattern made to be slow', () => {
    const pattern = `${'*a'.repeat(200)}*b`;
    const codeowners = parseCodeowners(`${pattern} @a\n${'/**/a'.repeat(200)}/b @b`);
    const before = performance.now();
    expect(codeownersOf(codeowners, 'a'.repeat(4_000))).toBeUndefined();
    expect(codeownersOf(codeowners, 'a/'.repeat(2_000))).toBeUndefined();
    expect(performance.now() - before).toBeLessThan(500);
  });
});

describe('lines that GitHub skips', () => {
  it.each([
    ['!*.js @a', "'!*.js': expected no negation; write a later line with other owners, or with none"],
    ['*.[ch] @a', "'*.[ch]': expected no character range; write a line for each name"],
    ['\\#a @a', "'\\#a': expected no # at the beginning; write it as '/\\#a'"],
    ['a***b @a', "'a***b': expected at most two asterisks in a row"],
    ['*.js someone', "owner 'someone': expected @user, @organisation/team or an e-mail address"],
    ['*.js @', "owner '@': expected @user, @organisation/team or an e-mail address"],
    ['*.js @a/b/c', "owner '@a/b/c': expected @user, @organisation/team or an e-mail address"],
    ['a\\', "'a\\': expected a character after the backslash"],
  ])('%s', (line, message) => {
    const { rules, faults } = parseCodeowners(`* @before\n\n${line}\n/a @after`);
    expect(faults).toEqual([{ line: 3, message: `${message}; the line does not count` }]);
    expect(rules.map(({ line, owners }) => [line, owners])).toEqual([
      [1, ['@before']],
      [4, ['@after']],
    ]);
  });

  it('are counted where there are many', () => {
    const { faults } = parseCodeowners('! @a\n'.repeat(1_000));
    expect(faults).toHaveLength(51);
    expect(faults.at(-1)).toEqual({ line: 51, message: '950 more lines of this file do not count' });
  });
});

describe('files', () => {
  it('may end their lines as Windows does, begin with a mark, and use tabs', () => {
    const { rules, faults } = parseCodeowners('\uFEFF*\t@a\r\n/b\t\t@c  @d\r\n');
    expect(faults).toEqual([]);
    expect(rules.map(({ pattern, owners }) => [pattern, owners])).toEqual([
      ['*', ['@a']],
      ['/b', ['@c', '@d']],
    ]);
  });

  it('count below 3 MB', () => {
    const line = '/services/cart/ @acme/cart-team\n';
    const most = line.repeat(Math.floor((MAX_CODEOWNERS_BYTES - 1) / line.length));
    expect(parseCodeowners(most).rules.length).toBeGreaterThan(98_000);
    expect(parseCodeowners(most + line)).toEqual({
      rules: [],
      faults: [
        {
          line: 1,
          message: 'CODEOWNERS has 3.0 MB: expected less than 3 MB, as GitHub does; none of it counts',
        },
      ],
    });
  });
});

describe('evidence for a descriptor', () => {
  it.each([
    ['/services/cart/ @acme/cart', 'services/cart/catalog-info.yaml', [['@acme/cart', 0.8]], 'its folder'],
    ['* @acme/all', 'catalog-info.yaml', [['@acme/all', 0.6]], 'whoever is left'],
    [
      '/services/cart/ @acme/cart\n*.yaml @acme/infra',
      'services/cart/catalog-info.yaml',
      [
        ['@acme/cart', 0.8],
        ['@acme/infra', 0.4],
      ],
      'a kind of file is not what it describes',
    ],
    [
      '* @acme/all\n/services/cart/catalog-info.yaml @acme/cart',
      'services/cart/catalog-info.yaml',
      [
        ['@acme/cart', 0.7],
        ['@acme/all', 0.6],
      ],
      'named itself',
    ],
    [
      '/a/ @acme/a @ada ada@acme.org',
      'a/catalog-info.yaml',
      [
        ['@acme/a', 0.8],
        ['@ada', 0.79],
        ['ada@acme.org', 0.78],
      ],
      'the first named comes first',
    ],
    ['* @acme/all\n/apps/github', 'apps/github/catalog-info.yaml', [], 'taken away'],
    ['/b/ @b', 'a/catalog-info.yaml', [], 'elsewhere'],
  ])('%j for %s: %j (%s)', (text, path, expected) => {
    const found = codeownersEvidence(parseCodeowners(text), path);
    expect(found.map(({ owner, confidence }) => [owner, confidence])).toEqual(expected);
  });

  it('says which line', () => {
    const [found] = codeownersEvidence(
      parseCodeowners('# ours\n/cart/ @acme/cart @ada # all'),
      'cart/x.yaml',
    );
    expect(found?.because).toBe('CODEOWNERS line 2: /cart/ @acme/cart @ada');
  });
});

it('knows whose any file of a folder is', () => {
  const codeowners = parseCodeowners('*.go @go\ndocs/* @docs');
  expect(codeownersOfFolder(codeowners, 'docs')?.owners).toEqual(['@docs']);
  expect(codeownersOfFolder(codeowners, '')).toBeUndefined();
});

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { OwnerEvidence } from '@watchbill/catalog';

const run = promisify(execFile);

/** Nothing of ours or of the machine's, no prompt, no lock. */
const ENVIRONMENT = {
  PATH: process.env.PATH,
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
};
/** Settings of a repository that would have git start other programs. */
const SAFE = [
  '-c',
  'log.showSignature=false',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
];
const LIMITS = { env: ENVIRONMENT, timeout: 10_000, maxBuffer: 64_000_000 };
const MOST_COMMITS = 5_000;
/** Fewer say nothing of who looks after something. */
const LEAST_COMMITS = 3;
const CONFIDENCE = 0.3;
const MOST_CHECKOUTS = 50;

interface Commit {
  readonly author: string;
  readonly files: readonly string[];
}

/** By root: what was read at which commit. A reading follows each change of a file, a history only each commit. */
const known = new Map<string, { readonly head: string; readonly commits: Promise<readonly Commit[]> }>();

/**
 * Who made most of the last year's commits in a folder of a checkout: the weakest sign of an owner, for what nothing else speaks of.
 * Undefined where nobody did, and where git cannot say.
 * @param folder relative to the root, with `/`; empty for all of it
 */
export async function ownerByHistory(root: string, folder: string): Promise<OwnerEvidence | undefined> {
  const commits = await commitsOf(root).catch(() => []);
  const prefix = folder === '' ? '' : `${folder}/`;
  const authors = commits
    .filter(({ files }) => files.some((file) => file.startsWith(prefix)))
    .map(({ author }) => author);
  const [first] = [...Map.groupBy(authors, (author) => author)].sort(([, a], [, b]) => b.length - a.length);
  if (!first || authors.length < LEAST_COMMITS || first[1].length * 2 <= authors.length) return undefined;
  const [author] = first;
  const place = folder === '' ? 'the repository' : prefix;
  // No numbers: each commit would change what is said.
  const because = `${author} made most of the last year's commits in ${place}`;
  return { owner: author, way: 'history', confidence: CONFIDENCE, because };
}

async function commitsOf(root: string): Promise<readonly Commit[]> {
  const { stdout } = await run('git', ['-C', root, ...SAFE, 'rev-parse', 'HEAD'], LIMITS);
  const head = stdout.trim();
  const before = known.get(root);
  if (before?.head === head) return before.commits;
  if (known.size >= MOST_CHECKOUTS) known.clear();
  const commits = readCommits(root);
  known.set(root, { head, commits });
  return commits;
}

async function readCommits(root: string): Promise<readonly Commit[]> {
  const format = [
    '--no-merges',
    '--no-renames',
    '--no-ext-diff',
    '--no-textconv',
    '--format=%x00%aE',
    '--name-only',
  ];
  const bounds = ['--since=1.year', `--max-count=${MOST_COMMITS}`];
  const { stdout } = await run('git', ['-C', root, ...SAFE, 'log', ...bounds, ...format], LIMITS);
  return stdout.split('\0').flatMap((text): Commit[] => {
    const [author = '', ...files] = text.split('\n').filter((line) => line !== '');
    return author === '' || author.includes('[bot]') ? [] : [{ author: asHandle(author), files }];
  });
}

/** GitHub gives those who hide their address one that names them. */
function asHandle(address: string): string {
  const login = /^(?:\d+\+)?([^@]+)@users\.noreply\.github\.com$/i.exec(address)?.[1];
  return login ? `@${login}` : address.toLowerCase();
}

/** A repository, or a path in one, in lower case. */
export interface RepositoryPlace {
  /** Null when the text names none. */
  readonly host: string | null;
  /** `owner/name` with the folders below it, without branch and `.git`. */
  readonly path: string;
  /** The same where nothing is taken for a branch. */
  readonly written: string;
}

const FORMS: readonly RegExp[] = [
  /^(?:git\+)?(?:https?|ssh|git):\/\/(?:[^@/\s]*@)?(?<host>[^/:@\s]+)(?::\d+)?\/(?<path>\S+)$/,
  /^[^@/:\s]+@(?<host>[^/:@\s]+):\/?(?<path>\S+)$/,
  /^(?<host>[a-z0-9-]+(?:\.[a-z0-9-]+)+)\/(?<path>[^\s:]+)$/,
  /^(?<path>[\w.-]+(?:\/[\w.-]+)+)\/?$/,
];
const SHORT = /^(github|gitlab|bitbucket):(?!\/)/;
const SHORT_HOSTS: Readonly<Record<string, string>> = { bitbucket: 'bitbucket.org' };
/** What forges put between a repository and a branch: GitHub, GitLab (`-/tree`), Bitbucket (`src`), Gitea (`src/branch`). */
const BRANCH =
  /^(?<repo>[^/]+\/.+?)\/(?:-\/)?(?:tree|blob|edit|raw|blame|commits|src(?:\/(?:branch|tag|commit))?)\/[^/]+(?<folder>\/.*)?$/;

/** Reads `https`, `ssh` and `git@host:` addresses, `host/owner/name`, `github:owner/name` and `owner/name`. */
export function readRepository(text: string): RepositoryPlace | undefined {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/^url:/, '')
    .replace(/[?#].*$/s, '')
    .replace(SHORT, (_, name: string) => `https://${SHORT_HOSTS[name] ?? `${name}.com`}/`);
  for (const form of FORMS) {
    const parts = form.exec(plain)?.groups;
    if (!parts?.path) continue;
    const written = parts.path
      .split('/')
      .filter((part) => part !== '')
      .map((part) => part.replace(/\.git$/, ''))
      .join('/');
    if (!written.includes('/')) return undefined;
    const host = parts.host ?? null;
    const branch = host === null ? undefined : BRANCH.exec(written)?.groups;
    return { host, path: branch ? `${branch.repo}${branch.folder ?? ''}` : written, written };
  }
  return undefined;
}

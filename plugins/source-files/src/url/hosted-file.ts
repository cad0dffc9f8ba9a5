/** A file in a repository as the pages of a code host name it: what comes before its path, and how its bytes are had. */
interface HostedFile {
  /** Path of the page up to the repository's own paths, e.g. `/acme/shop/blob/main`. */
  readonly base: string;
  readonly raw: string;
}

/** `https://github.com/OWNER/REPO/blob/REF/PATH` */
const GITHUB = /^\/([^/]+)\/([^/]+)\/(?:blob|raw|tree)\/([^/]+)(?=\/)/;
/** `https://gitlab.com/GROUP/…/PROJECT/-/blob/REF/PATH`, on any host: no other has `/-/blob/`. */
const GITLAB = /^(\/.+\/-\/)(?:blob|raw|tree)\/([^/]+)(?=\/)/;

/** Undefined of a URL that is no page of a file. A branch with a slash in its name cannot be told from a folder. */
function hostedFileOf({ protocol, host, pathname }: URL): HostedFile | undefined {
  const github = host === 'github.com' ? GITHUB.exec(pathname) : null;
  if (github) {
    const [base, owner, repository, ref] = github;
    const raw = `https://raw.githubusercontent.com/${owner}/${repository}/${ref}${pathname.slice(base.length)}`;
    return { base, raw };
  }
  const gitlab = GITLAB.exec(pathname);
  if (!gitlab) return undefined;
  const [base, project, ref] = gitlab;
  return { base, raw: `${protocol}//${host}${project}raw/${ref}${pathname.slice(base.length)}` };
}

/** Where the bytes of a URL are: for the page of a file on GitHub or GitLab, the file itself. */
export function rawUrlOf(url: URL): URL {
  const file = hostedFileOf(url);
  return file ? new URL(file.raw) : url;
}

/** Where the paths of a repository begin, for targets such as `/catalog/all.yaml`; of other places, the host's root. */
export function repositoryRootOf(url: URL): string {
  return hostedFileOf(url)?.base ?? '';
}

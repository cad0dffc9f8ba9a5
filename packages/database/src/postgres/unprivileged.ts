import { spawnSync } from 'node:child_process';
import { chownSync } from 'node:fs';

const NOBODY = 65534;

/** How to start PostgreSQL, which refuses to run as uid 0. `prefix` goes before the command. */
export interface Unprivileged {
  readonly prefix: readonly string[];
  readonly ids: { readonly uid?: number; readonly gid?: number };
  /** Makes the folder writable for the process, where it has another owner. */
  adopt(folder: string): void;
  /** What to do when it cannot reach its files; empty when it is us. */
  readonly hint: string;
}

/**
 * An ordinary user needs nothing. For root a user namespace is best: the process sees itself as nobody while files stay root's,
 * also below a private home. Where containers forbid namespaces the process really becomes nobody.
 */
export function chooseUnprivileged(): Unprivileged {
  if (process.getuid?.() !== 0) return { prefix: [], ids: {}, adopt: () => {}, hint: '' };
  const prefix = ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];
  if (spawnSync(prefix[0] as string, [...prefix.slice(1), 'true'], { stdio: 'ignore' }).status === 0) {
    return { prefix, ids: {}, adopt: () => {}, hint: '' };
  }
  return {
    prefix: [],
    ids: { uid: NOBODY, gid: NOBODY },
    adopt: (folder) => chownSync(folder, NOBODY, NOBODY),
    hint: ' PostgreSQL refuses to run as root, so it runs as nobody: choose a --data folder that everybody may pass through.',
  };
}

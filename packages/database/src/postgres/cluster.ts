import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PostgresBinaries } from './binaries.ts';
import type { Unprivileged } from './unprivileged.ts';

export const SUPERUSER = 'watchbill';

export interface Cluster {
  readonly folder: string;
  readonly password: string;
}

/**
 * Opens the database cluster below `home`, creating it the first time with a random password (scram-sha-256).
 * It is made under another name and renamed when whole, so that an interrupted creation is never mistaken for a cluster.
 */
export function openCluster(home: string, binaries: PostgresBinaries, unprivileged: Unprivileged): Cluster {
  const folder = join(home, 'cluster');
  const passwordFile = join(home, 'password');
  if (!existsSync(join(folder, 'PG_VERSION'))) create(home, folder, passwordFile, binaries, unprivileged);
  return { folder, password: readFileSync(passwordFile, 'utf8').trim() };
}

function create(
  home: string,
  folder: string,
  passwordFile: string,
  binaries: PostgresBinaries,
  unprivileged: Unprivileged,
): void {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  unprivileged.adopt(home);
  writeFileSync(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  unprivileged.adopt(passwordFile);
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  const command = [
    ...unprivileged.prefix,
    binaries.initdb,
    ...[
      '-D',
      draft,
      '-U',
      SUPERUSER,
      '--pwfile',
      passwordFile,
      '--auth=scram-sha-256',
      '-E',
      'UTF8',
      '--no-instructions',
    ],
    ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
  ];
  const done = spawnSync(command[0] as string, command.slice(1), {
    ...unprivileged.ids,
    cwd: '/',
    encoding: 'utf8',
  });
  if (done.status !== 0) {
    throw new Error(
      `PostgreSQL could not create its data folder ${draft}: ${done.error?.message ?? done.stderr.trim()}${unprivileged.hint}`,
    );
  }
  renameSync(draft, folder);
}

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../backstage');
const LOCK = join(FOLDER, 'package-lock.json');
const INSTALLED = join(FOLDER, 'node_modules/.installed-lock.json');

export interface BackstageProgram {
  readonly program: string;
  /** The Node that Backstage supports. */
  readonly node: string;
  readonly cwd: string;
  /** What it is, for the reader of a report. */
  readonly versions: string;
}

/** Installs the peer as its lock file says, unless it is there: half a gigabyte, half a minute. Runs no script of any package. */
export function installBackstage(): BackstageProgram {
  if (!isCurrent()) {
    process.stderr.write('Installing Backstage …\n');
    const done = spawnSync('npm', ['ci', '--ignore-scripts'], { cwd: FOLDER, encoding: 'utf8' });
    if (done.status !== 0)
      throw new Error(`npm ci in ${FOLDER} failed:\n${done.error?.message ?? done.stderr}`);
    writeFileSync(INSTALLED, readFileSync(LOCK));
  }
  const node = join(FOLDER, 'node_modules/.bin/node');
  const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  const plugin = `plugin-catalog-backend ${versionOf('@backstage/plugin-catalog-backend')}`;
  return {
    program: join(FOLDER, 'backend.ts'),
    node,
    cwd: FOLDER,
    versions: `${plugin} on Node ${stdout.trim().slice(1)}`,
  };
}

const versionOf = (name: string): string =>
  JSON.parse(readFileSync(join(FOLDER, 'node_modules', name, 'package.json'), 'utf8')).version;
const isCurrent = () => existsSync(INSTALLED) && readFileSync(INSTALLED).equals(readFileSync(LOCK));

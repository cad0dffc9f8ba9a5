#!/usr/bin/env node
/** Installs and builds what is missing or out of date in this clone. Does nothing, quickly, when all is there. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './root.mjs';

const PORTAL = join(ROOT, 'packages/portal/dist/index.html');
const CLIENT = join(ROOT, 'packages/database/generated/prisma/client.ts');
/** What the portal is built from. */
const PORTAL_SOURCES = [
  'packages/portal',
  'packages/ui-kit',
  'packages/model/src',
  'plugins/ui-catalog',
  'plugins/ui-checks',
  'plugins/ui-alerts',
];
const LEAST_NODE = [20, 19];

export function ensureInstalled() {
  requireNode();
  if (!isInstalled()) npm(['ci'], 'Installing packages, about a minute the first time …');
  const clientIsOld = olderThan(CLIENT, newest(join(ROOT, 'prisma/schema.prisma')));
  if (
    clientIsOld ||
    olderThan(PORTAL, Math.max(...PORTAL_SOURCES.map((folder) => newest(join(ROOT, folder)))))
  ) {
    npm(['run', '--silent', 'build'], 'Building the portal …');
  }
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])) return;
  console.error(
    `Node ${process.versions.node}: expected ${LEAST_NODE.join('.')} or newer to install with; see https://nodejs.org`,
  );
  process.exit(1);
}

/** Whether what lies in node_modules, by the list that npm leaves there at the end of its work, is what the lock file asks for. */
function isInstalled() {
  const there = lockedPackages('node_modules/.package-lock.json');
  return Object.entries(lockedPackages('package-lock.json')).every(
    ([path, { version, optional, devOptional }]) => {
      if (!path.startsWith('node_modules/')) return true;
      // An optional package is for another platform when it is not there.
      return there[path] ? there[path].version === version : optional || devOptional;
    },
  );
}

function lockedPackages(file) {
  try {
    return JSON.parse(readFileSync(join(ROOT, file), 'utf8')).packages;
  } catch {
    return {};
  }
}

function npm(args, message) {
  console.error(message);
  const done = spawnSync('npm', args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  if (done.status === 0) return;
  console.error(`npm ${args.join(' ')} failed:\n${done.error?.message ?? `${done.stdout}\n${done.stderr}`}`);
  process.exit(1);
}

function olderThan(file, time) {
  return !existsSync(file) || statSync(file).mtimeMs < time;
}

function newest(path) {
  const info = statSync(path);
  if (!info.isDirectory()) return info.mtimeMs;
  const entries = readdirSync(path).filter((name) => !['node_modules', 'dist', 'generated'].includes(name));
  return Math.max(0, ...entries.map((name) => newest(join(path, name))));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) ensureInstalled();

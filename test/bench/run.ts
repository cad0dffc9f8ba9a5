/**
 * `npm run bench [SIZE …]`: what Watchbill costs on this machine, on an empty embedded PostgreSQL of its own.
 * Prints a table; with `--write` also into docs/benchmarks.md.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createDatabase,
  migrate,
  openDatabase,
  readMigrations,
  startEmbeddedPostgres,
} from '@watchbill/database';
import { type BenchRow, benchCatalog } from './catalog.ts';

const ROOT = join(import.meta.dirname, '../..');
const DEFAULT_SIZES = ['1000', '10000', '50000'];

const words = process.argv.slice(2);
const given = words.filter((word) => /^\d+$/.test(word));
const sizes = (given.length > 0 ? given : DEFAULT_SIZES).map(Number);

const home = mkdtempSync(join(tmpdir(), 'watchbill-bench-'));
const server = await startEmbeddedPostgres(home, ['shared_buffers=512MB']);
const tables: { readonly size: number; readonly rows: readonly BenchRow[] }[] = [];
try {
  for (const size of sizes) {
    const name = `bench_${size}`;
    await createDatabase(server.url('postgres'), name);
    await migrate(server.url(name), readMigrations(join(ROOT, 'prisma/migrations')));
    const db = openDatabase(server.url(name));
    tables.push({ size, rows: await benchCatalog(db, size) });
    await db.close();
    process.stdout.write(`${size} entities done\n`);
  }
} finally {
  await server.stop();
  rmSync(home, { recursive: true, force: true });
}

const report = toMarkdown();
process.stdout.write(`\n${report}\n`);
if (words.includes('--write')) writeFileSync(join(ROOT, 'docs/benchmarks.md'), `${report}\n`);

function toMarkdown(): string {
  const works = tables[0]?.rows.map(([work]) => work) ?? [];
  const lines = works.map(
    (work, index) => `| ${[work, ...tables.map(({ rows }) => rows[index]?.[1] ?? '')].join(' | ')} |`,
  );
  return [
    '# Benchmarks',
    '',
    '`npm run bench -- --write` writes this page. One process and its embedded PostgreSQL on one machine, through the verbs that every API uses;',
    `here on Node ${process.versions.node}, ${availableParallelism()} processors. Compare rows with one another, and runs on one machine, not across machines.`,
    '',
    `| catalog | ${sizes.map((size) => `${size.toLocaleString('en')} entities`).join(' | ')} |`,
    `|---|${sizes.map(() => '---|').join('')}`,
    ...lines,
  ].join('\n');
}

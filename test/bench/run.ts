/**
 * `npm run bench -- [catalog|github] [SIZE …]`: what Watchbill costs on this machine, on an empty embedded PostgreSQL of its own;
 * with `--peer` side by side with Backstage. Prints tables; with `--write` also into docs/benchmarks.md.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createDatabase,
  type Database,
  migrate,
  openDatabase,
  readMigrations,
  startEmbeddedPostgres,
} from '@watchbill/database';
import { type BenchRow, benchCatalog } from './catalog.ts';
import { benchGithub } from './github.ts';
import { writeSection } from './report-page.ts';
import { sideBySide } from './side-by-side/side-by-side.ts';

interface SizeTable {
  readonly size: number;
  readonly rows: readonly BenchRow[];
}

const ROOT = join(import.meta.dirname, '../..');
const DEFAULT_SIZES = ['1000', '10000', '50000'];

const words = process.argv.slice(2);
const unknown = words.find((word) => !/^(catalog|github|--peer|--write|\d+)$/.test(word));
if (unknown) {
  process.stderr.write(
    `'${unknown}': expected npm run bench -- catalog|github [--peer] [--write] [SIZE …]\n`,
  );
  process.exit(1);
}
const given = words.filter((word) => /^\d+$/.test(word));
const ofGithub = words.includes('github');
const sizes = (given.length > 0 ? given : ofGithub ? ['5000'] : DEFAULT_SIZES).map(Number);

const report = words.includes('--peer')
  ? { title: 'Side by side with Backstage', text: await sideBySide(sizes, say) }
  : ofGithub
    ? { title: 'An organisation of GitHub, by repositories', text: await alone(benchGithub) }
    : { title: 'The catalog, by size', text: await alone(benchCatalog) };
process.stdout.write(`\n${report.text}\n`);
if (words.includes('--write')) writeSection(join(ROOT, 'docs/benchmarks.md'), report);

function say(line: string): void {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`);
}

async function alone(bench: (db: Database, size: number) => Promise<readonly BenchRow[]>): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), 'watchbill-bench-'));
  const server = await startEmbeddedPostgres(home, [
    'shared_buffers=512MB',
    'shared_preload_libraries=pg_stat_statements',
  ]);
  const tables: SizeTable[] = [];
  try {
    for (const size of sizes) {
      const name = `bench_${size}`;
      await createDatabase(server.url('postgres'), name);
      await migrate(server.url(name), readMigrations(join(ROOT, 'prisma/migrations')));
      const db = openDatabase(server.url(name));
      tables.push({ size, rows: await bench(db, size) });
      await db.close();
      say(`${size} done`);
    }
  } finally {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  }
  return toMarkdown(tables);
}

function toMarkdown(tables: readonly SizeTable[]): string {
  const works = tables[0]?.rows.map(([work]) => work) ?? [];
  const lines = works.map(
    (work, index) => `| ${[work, ...tables.map(({ rows }) => rows[index]?.[1] ?? '')].join(' | ')} |`,
  );
  return [
    '`npm run bench -- --write` writes this section. One process and its embedded PostgreSQL on one machine, through the verbs that every API uses;',
    `here on Node ${process.versions.node}, ${availableParallelism()} processors. Compare rows with one another, and runs on one machine, not across machines.`,
    '',
    `| ${ofGithub ? 'GitHub' : 'catalog'} | ${sizes.map((size) => `${size.toLocaleString('en')} ${ofGithub ? 'repositories' : 'entities'}`).join(' | ')} |`,
    `|---|${sizes.map(() => '---|').join('')}`,
    ...lines,
  ].join('\n');
}

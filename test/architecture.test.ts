/**
 * Holds the code to docs/architecture/README.md: who may import whom, no circles, and files that say one thing.
 * Add an arrow there first, then here.
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const DOMAIN = ['model', 'database', 'catalog', 'checks', 'health', 'alerting'];

/** Each unit of ours with those of ours that it may import. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  database: ['model'],
  catalog: ['model', 'database'],
  checks: ['model', 'database'],
  health: ['model', 'database', 'catalog', 'checks'],
  alerting: ['model', 'database', 'catalog', 'health'],
  graphql: DOMAIN,
  server: [...DOMAIN, 'graphql', 'demo', 'source-*', 'runner-*', 'notify-*'],
  cli: ['server', 'model'],
  demo: [],
  'ui-kit': ['model'],
  portal: ['ui-*'],
  'source-*': ['model', 'catalog'],
  'runner-*': ['model', 'checks'],
  'notify-*': ['model', 'alerting'],
  'ui-*': ['model', 'ui-kit'],
};

interface SourceFile {
  readonly path: string;
  readonly unit: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const IMPORT = /(?:^|\n)\s*(?:import|export)\s(?:[^'";]*?\sfrom\s)?'([^']+)'|\bimport\('([^']+)'\)/g;

const files: readonly SourceFile[] = globSync('{packages,plugins}/*/{src,contract}/**/*.{ts,tsx}', {
  cwd: ROOT,
}).map((path) => {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const imports = [...text.matchAll(IMPORT)].map(([, from, dynamic]) => (from ?? dynamic) as string);
  return { path, unit: path.split('/')[1] as string, text, imports };
});
const isTest = ({ path }: SourceFile) => /\.test\.tsx?$|^[^/]+\/[^/]+\/(contract|src\/test-)/.test(path);
const product = files.filter((file) => !isTest(file));

const ruleOf = (unit: string) => MAY_IMPORT[unit] ?? MAY_IMPORT[`${unit.split('-')[0]}-*`];
const matches = (pattern: string, unit: string) =>
  pattern.endsWith('*') ? unit.startsWith(pattern.slice(0, -1)) : pattern === unit;

describe('imports', () => {
  test('there is code to look at, and every unit has a rule', () => {
    expect(product.length).toBeGreaterThan(100);
    expect([...new Set(files.map(({ unit }) => unit))].filter((unit) => !ruleOf(unit))).toEqual([]);
  });

  test('units import only those that the table allows', () => {
    const broken = product.flatMap(({ path, unit, imports }) =>
      imports
        .flatMap((name) => /^@watchbill\/([^/]+)/.exec(name)?.[1] ?? [])
        .filter((other) => !ruleOf(unit)?.some((pattern) => matches(pattern, other)))
        .map((other) => `${path} imports ${other}`),
    );
    expect(broken).toEqual([]);
  });

  test('relative imports stay inside their unit, and packages are used through their front door', () => {
    const broken = files.flatMap((file) =>
      file.imports
        .filter((name) =>
          name.startsWith('.')
            ? relative(
                join('/', ...file.path.split('/').slice(0, 2)),
                join('/', dirname(file.path), name),
              ).startsWith('..')
            : /^@watchbill\/[^/]+\/(?!contract$|schema\.graphql\?raw$)/.test(name),
        )
        .map((name) => `${file.path} imports ${name}`),
    );
    expect(broken).toEqual([]);
  });

  test('there is no circle of files', () => {
    const graph = new Map(
      product.map(({ path, imports }) => [
        path,
        imports.filter((name) => name.startsWith('.')).map((name) => join(dirname(path), name)),
      ]),
    );
    expect(findCircle(graph)).toEqual([]);
  });

  test('there is no circle of units', () => {
    const graph = new Map<string, string[]>();
    for (const { unit, imports } of product) {
      const others = imports.flatMap((name) => /^@watchbill\/([^/]+)/.exec(name)?.[1] ?? []);
      graph.set(unit, [...(graph.get(unit) ?? []), ...others]);
    }
    expect(findCircle(graph)).toEqual([]);
  });

  test('only the server reads environment and clock on behalf of the domain', () => {
    const domain = product.filter(({ unit }) => DOMAIN.includes(unit));
    const reading = domain
      .filter(({ text }) => /process\.env|new Date\(\)/.test(text))
      .map(({ path }) => path);
    expect(reading).toEqual([]);
  });
});

describe('files', () => {
  test('are named in kebab-case for what they hold, never for a drawer', () => {
    const drawers = /^(types|utils?|helpers?|common|misc|constants|shared)\./;
    const odd = product
      .map(({ path }) => path)
      .filter((path) => !path.endsWith('.tsx'))
      .filter(
        (path) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.d)?\.ts$/.test(basename(path)) || drawers.test(basename(path)),
      );
    expect(odd).toEqual([]);
  });

  test('hold one concept: past 250 lines they open with the reason', () => {
    const long = files
      .filter(({ text }) => text.split('\n').length > 250 && !text.startsWith('/**'))
      .map(({ path }) => path);
    expect(long).toEqual([]);
  });

  test('export by name', () => {
    expect(product.filter(({ text }) => /^export default/m.test(text)).map(({ path }) => path)).toEqual([]);
  });

  test('are described: each unit has its page', () => {
    const units = [...new Set(files.map(({ unit }) => unit))];
    expect(units.filter((unit) => !existsSync(join(ROOT, `docs/architecture/${unit}.md`)))).toEqual([]);
  });
});

/** The first circle of a graph, as the names along it; empty when there is none. */
function findCircle(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>();
  const visit = (node: string, trail: readonly string[]): readonly string[] => {
    const start = trail.indexOf(node);
    if (start >= 0) return [...trail.slice(start), node];
    if (done.has(node)) return [];
    for (const next of graph.get(node) ?? []) {
      const circle = visit(next, [...trail, node]);
      if (circle.length > 0) return circle;
    }
    done.add(node);
    return [];
  };
  for (const node of graph.keys()) {
    const circle = visit(node, []);
    if (circle.length > 0) return circle;
  }
  return [];
}

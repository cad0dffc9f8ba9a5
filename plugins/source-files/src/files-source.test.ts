/** Long because it is one story: what is read from a real folder, what is followed, and what goes wrong meanwhile. */
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Mutation, Source } from '@watchbill/catalog';
import { until } from '@watchbill/harness';
import { entityRefOf } from '@watchbill/model';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFilesSource } from './files-source.ts';

const QUIET_MS = 500;
let root: string;
let source: Source;
let told: Mutation[];
let errors: unknown[];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'files-source-'));
  told = [];
  errors = [];
});
afterEach(async () => {
  await source.stop();
  rmSync(root, { recursive: true, force: true });
});

const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const group = (name: string, extra = '') =>
  `apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata:\n  name: ${name}\nspec:\n  type: team\n  children: []\n${extra}`;

async function start(paths: readonly string[], exclude: readonly string[] = []): Promise<void> {
  source = createFilesSource({ id: 'files', paths, exclude, root, onError: (error) => errors.push(error) });
  await source.start(async (mutation) => {
    told.push(mutation);
  });
  await source.sync();
}
/** `delta a.yaml b.yaml: group:default/a` */
const saidBy = (mutation: Mutation) => {
  const where = 'locations' in mutation ? ` ${mutation.locations.map(short).join(' ')}` : '';
  return `${mutation.type}${where}: ${mutation.entities.map(({ entity }) => entityRefOf(entity).split('/')[1]).join(' ')}`;
};
const short = (location: string) => location.replace(`file:${root}/`, '');
const untilTold = (count: number) => until(`${count} mutations`, () => told.length >= count, 10_000);
const said = async (count: number) => {
  await untilTold(count);
  await sleep(QUIET_MS);
  return told.map(saidBy);
};

describe('what is read', () => {
  test('YAML files at any depth, in order of path, but no hidden folders, packages or what is excluded', async () => {
    write('catalog/b.yml', group('b'));
    write('catalog/a/z.yaml', group('az'));
    write('catalog/.git/x.yaml', group('hidden'));
    write('catalog/.x.yaml', group('hidden-file'));
    write('catalog/node_modules/p/catalog-info.yaml', group('package'));
    write('catalog/out/x.yaml', group('out'));
    write('catalog/sub/out.yaml', group('out-file'));
    write('catalog/readme.md', group('text'));
    await start(['catalog'], ['catalog/out', '**/out.yaml']);
    expect(told.map(saidBy)).toEqual(['full: az b']);
  });

  test('globs and single files, each once', async () => {
    write('services/a/catalog-info.yaml', group('a'));
    write('services/b/catalog-info.yaml', group('b'));
    write('services/b/other.yaml', group('other'));
    write('single.txt', group('single'));
    await start(['single.txt', 'services/*/catalog-info.yaml', 'services/a']);
    expect(told.map(saidBy)).toEqual(['full: single a b']);
  });

  test('what is not meant for the catalog is passed over in silence', async () => {
    write('catalog/compose.yaml', 'services:\n  web: {}\n');
    write('catalog/mkdocs.yml', 'site_name: x\nnav: [a, b]\n');
    write('catalog/deployment.yaml', 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n');
    write('catalog/secret.yaml', 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: web\ndata: {}\n');
    write('catalog/crd.yaml', 'apiVersion: acme.test/v1\nkind: Thing\nmetadata:\n  name: web\ndata: {}\n');
    write('catalog/helm.yaml', '{{- if .Values.x }}\napiVersion: apps/v1\nkind: {{ .Kind }}\n{{ end }}\n');
    write('catalog/skeleton/catalog-info.yaml', group('{{ values.name }}'));
    write('catalog/skeleton/if/catalog-info.yaml', `{% if x %}\n${group('x')}{% endif %}\n`);
    write('catalog/resource.yaml', 'apiVersion: acme.test/v1\nkind: Thing\nmetadata:\n  name: w\nspec: {}\n');
    write('catalog/list.yaml', '- a\n- b\n');
    write('catalog/empty.yaml', '');
    write('catalog/a.yaml', group('a', '---\n# nothing more\n'));
    write(
      'catalog/widget.yaml',
      'apiVersion: acme.test/v1\nkind: Widget\nmetadata:\n  name: w\nspec:\n  owner: a\n',
    );
    await start(['catalog']);
    expect(told.map(saidBy)).toEqual(['full: a w']);
    expect(told[0]?.faults).toEqual([]);
  });

  test('links are followed, and links in a circle end', async () => {
    write('elsewhere/a.yaml', group('a'));
    mkdirSync(join(root, 'catalog/sub'), { recursive: true });
    symlinkSync(join(root, 'elsewhere'), join(root, 'catalog/linked'));
    symlinkSync(join(root, 'catalog'), join(root, 'catalog/sub/loop'));
    symlinkSync(join(root, 'elsewhere/a.yaml'), join(root, 'catalog/again.yaml'));
    symlinkSync(join(root, 'nowhere'), join(root, 'catalog/dangling.yaml'));
    symlinkSync(join(root, 'catalog/self.yaml'), join(root, 'catalog/self.yaml'));
    await start(['catalog']);
    expect(told.map(saidBy)).toEqual(['full: a']);
  });

  test('a path that does not exist fails the sync by name', async () => {
    source = createFilesSource({ id: 'files', paths: ['none'], root, place: 'sources[0]' });
    await source.start(async () => {});
    await expect(source.sync()).rejects.toThrow(
      `sources[0].paths[0] 'none': ${join(root, 'none')} does not exist; expected a folder, a file or a glob below a folder`,
    );
  });
});

describe('what is followed', () => {
  beforeEach(() => {
    write('catalog/a.yaml', group('a'));
    write('catalog/b.yaml', group('b'));
  });

  test('several files written together are one delta', async () => {
    await start(['catalog']);
    write('catalog/a.yaml', group('a', '  profile: {}\n'));
    write('catalog/new/deep/c.yaml', group('c'));
    rmSync(join(root, 'catalog/b.yaml'));
    expect(await said(2)).toEqual([
      'full: a b',
      'delta catalog/a.yaml catalog/b.yaml catalog/new/deep/c.yaml: a c',
    ]);
  });

  test('a file that was only touched, or is none of ours, says nothing', async () => {
    await start(['catalog']);
    utimesSync(join(root, 'catalog/a.yaml'), new Date(), new Date());
    write('catalog/notes.md', '# notes');
    write('catalog/compose.yaml', 'services: {}\n');
    write('catalog/.hidden/x.yaml', group('x'));
    await sleep(QUIET_MS);
    expect(told.map(saidBy)).toEqual(['full: a b']);
  });

  test('a file that is replaced by another, as editors save it', async () => {
    await start(['catalog']);
    for (const [index, text] of [group('a2'), group('a3')].entries()) {
      write('a.tmp', text);
      renameSync(join(root, 'a.tmp'), join(root, 'catalog/a.yaml'));
      await untilTold(index + 2);
    }
    await sleep(QUIET_MS);
    expect(told.map(saidBy)).toEqual(['full: a b', 'delta catalog/a.yaml: a2', 'delta catalog/a.yaml: a3']);
  });

  test('a folder that is renamed or removed as a whole', async () => {
    write('catalog/team/c.yaml', group('c'));
    await start(['catalog']);
    renameSync(join(root, 'catalog/team'), join(root, 'catalog/crew'));
    expect(await said(2)).toEqual(['full: a b c', 'delta catalog/crew/c.yaml catalog/team/c.yaml: c']);
    rmSync(join(root, 'catalog/crew'), { recursive: true });
    expect((await said(3)).at(-1)).toBe('delta catalog/crew/c.yaml: ');
  });

  test('one entity in two files: both are told, so that the second takes over', async () => {
    write('catalog/z.yaml', group('a'));
    await start(['catalog']);
    rmSync(join(root, 'catalog/a.yaml'));
    expect((await said(2)).at(-1)).toBe('delta catalog/a.yaml catalog/z.yaml: a');
  });

  test('a broken file is told as unreadable with its place, and mends', async () => {
    await start(['catalog']);
    write('catalog/a.yaml', 'this: is: not YAML');
    await untilTold(2);
    expect(told[1]).toMatchObject({
      locations: [`file:${root}/catalog/a.yaml`],
      entities: [],
      unreadable: [`file:${root}/catalog/a.yaml`],
      faults: [{ level: 'error', position: { file: join(root, 'catalog/a.yaml'), line: 1, column: 7 } }],
    });
    write('catalog/a.yaml', group('a'));
    expect((await said(3)).at(-1)).toBe('delta catalog/a.yaml: a');
    expect(told[2]).toMatchObject({ faults: [], unreadable: [] });
  });

  test('a script that comes and goes', async () => {
    const check =
      'apiVersion: watchbill.dev/v1\nkind: Check\nmetadata: { name: flow }\nspec: { entity: a, script: ./flow.k6.js, every: 1m }\n';
    write('catalog/flow.yaml', check);
    await start(['catalog']);
    expect(told[0]?.faults).toHaveLength(1);
    write('catalog/flow.k6.js', 'export default () => {}');
    expect((await said(2)).at(-1)).toBe('delta catalog/flow.yaml: flow');
    expect(told[1]?.faults).toEqual([]);
    rmSync(join(root, 'catalog/flow.k6.js'));
    await untilTold(3);
    expect(told[2]?.faults).toHaveLength(1);
  });

  test('a file that a descriptor takes in', async () => {
    write('catalog/api.yaml', group('api', '  about: { $text: ./docs/about.txt }\n'));
    write('catalog/docs/about.txt', 'one');
    await start(['catalog']);
    write('catalog/docs/about.txt', 'two');
    await untilTold(2);
    expect(told[1]?.entities[0]?.entity.spec).toMatchObject({ about: 'two' });
  });

  test('files that a Location names, wherever they are, also when they come later', async () => {
    const location =
      'apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata: { name: all }\nspec: { targets: [../outside/x.yaml, ../outside/y.yaml] }\n';
    write('outside/x.yaml', group('x'));
    write('catalog/all.yaml', location);
    await start(['catalog']);
    expect(told.map(saidBy)).toEqual(['full: a all b x']);
    write('outside/x.yaml', group('x2'));
    expect((await said(2)).at(-1)).toBe('delta outside/x.yaml: x2');
    write('outside/y.yaml', group('y'));
    expect((await said(3)).at(-1)).toBe('delta catalog/all.yaml outside/y.yaml: all y');
    write('catalog/all.yaml', location.replace('../outside/x.yaml, ', ''));
    expect((await said(4)).at(-1)).toBe('delta catalog/all.yaml outside/x.yaml: all');
  });

  test('a single file, also when it is replaced', async () => {
    await start(['catalog/a.yaml']);
    write('a.tmp', group('a2'));
    renameSync(join(root, 'a.tmp'), join(root, 'catalog/a.yaml'));
    expect(await said(2)).toEqual(['full: a', 'delta catalog/a.yaml: a2']);
    write('catalog/b.yaml', group('b2'));
    await sleep(QUIET_MS);
    expect(told).toHaveLength(2);
  });
});

describe('what goes wrong while following', () => {
  test('a folder that goes away is an error and deletes nothing; when it is back all is read, and followed again', async () => {
    write('catalog/a.yaml', group('a'));
    await start(['catalog']);
    renameSync(join(root, 'catalog'), join(root, 'away'));
    await until('the error is told', () => errors.length > 0, 10_000);
    expect(String(errors[0])).toContain(`${join(root, 'catalog')} does not exist`);
    expect(told.map(saidBy)).toEqual(['full: a']);
    renameSync(join(root, 'away'), join(root, 'catalog'));
    expect(await said(2)).toEqual(['full: a', 'full: a']);
    write('catalog/b.yaml', group('b'));
    expect((await said(3)).at(-1)).toBe('delta catalog/b.yaml: b');
    write('catalog/a.yaml', group('a2'));
    expect((await said(4)).at(-1)).toBe('delta catalog/a.yaml: a2');
  });

  test('a mutation that could not be taken is told again, whole', async () => {
    write('catalog/a.yaml', group('a'));
    let refuse = false;
    source = createFilesSource({
      id: 'files',
      paths: ['catalog'],
      root,
      onError: (error) => errors.push(error),
    });
    await source.start(async (mutation) => {
      if (refuse) {
        refuse = false;
        throw new Error('the database is away');
      }
      told.push(mutation);
    });
    await source.sync();
    refuse = true;
    write('catalog/b.yaml', group('b'));
    expect(await said(2)).toEqual(['full: a', 'full: a b']);
    expect(errors.map(String)).toEqual(['Error: the database is away']);
  });

  test('a sync at the same moment as a change never tells an older state after a newer one', async () => {
    write('catalog/a.yaml', group('a0'));
    await start(['catalog']);
    for (let i = 1; i < 6; i++) {
      write('catalog/a.yaml', group(`a${i}`));
      await Promise.all([source.sync(), source.sync()]);
    }
    await sleep(QUIET_MS);
    // Whether the watcher speaks between two readings is a matter of moments; what it then says is not.
    const states = told.map((mutation) => Number(/: a(\d)$/.exec(saidBy(mutation))?.[1]));
    expect(states).toEqual(states.toSorted((a, b) => a - b));
    expect(states.at(-1)).toBe(5);
    expect(told.filter(({ type }) => type === 'full')).toHaveLength(11);
  });
});

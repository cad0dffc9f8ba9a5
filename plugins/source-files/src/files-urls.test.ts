/** Long because it is one story: what a source reads from URLs, what it keeps when they fail, and what it lets go. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Mutation, Source } from '@watchbill/catalog';
import { until } from '@watchbill/harness';
import { entityRefOf } from '@watchbill/model';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseFilesOptions } from './files-options.ts';
import { createFilesSource } from './files-source.ts';
import { type DocumentServer, startDocumentServer, status } from './test-servers/document-server.ts';

let root: string;
let server: DocumentServer;
let source: Source;
let told: Mutation[];

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'files-urls-'));
  server = await startDocumentServer();
  told = [];
});
afterEach(async () => {
  await source.stop();
  await server.close();
  rmSync(root, { recursive: true, force: true });
});

const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const group = (name: string, extra = '') =>
  `apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata:\n  name: ${name}\nspec:\n  type: team\n  children: []\n${extra}`;
const location = (spec: string) =>
  `apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata: { name: all }\nspec: { ${spec} }\n`;

async function start(paths: readonly string[], state?: unknown, allowedHosts = [server.host]): Promise<void> {
  const options = parseFilesOptions({ paths, allowedHosts }, 'sources[0]');
  source = createFilesSource({ id: 'files', ...options, root });
  await source.start(async (mutation) => {
    told.push(mutation);
  }, state);
  await source.sync();
}
const last = () => told.at(-1) as Mutation & { readonly unreadable: readonly string[] };
const names = () =>
  last()
    .entities.map(({ entity }) => entityRefOf(entity).split('/')[1])
    .join(' ');
const unreadable = () => last().unreadable.map((text) => text.replace(server.origin, '').replace(root, ''));
const faults = () =>
  last().faults.map(
    ({ level, message, position: { file, line } }) =>
      `${file.replace(server.origin, '').replace(`${root}/`, '')}:${line ?? ''} ${level} ${message.replaceAll(server.origin, '')}`,
  );

describe('what is read', () => {
  test('targets of a Location on disk, and what these point to, relative to their URL', async () => {
    write('all.yaml', location(`type: url, targets: ['${server.origin}/org/all.yaml']`));
    server.documents.set('/org/all.yaml', location("targets: ['./a.yaml', ../b.yaml, /c.yaml, ./all.yaml]"));
    server.documents.set('/org/a.yaml', `${group('a1')}---\n${group('a2')}`);
    server.documents.set('/b.yaml', group('b'));
    server.documents.set('/c.yaml', location('target: /org/all.yaml'));
    await start(['all.yaml']);
    expect(names()).toBe('all all a1 a2 b all');
    expect(last().faults).toEqual([]);
    expect(last().entities[2]).toEqual({
      entity: expect.objectContaining({ kind: 'Group' }),
      location: `url:${server.origin}/org/a.yaml`,
      position: { file: `${server.origin}/org/a.yaml`, line: 4, column: 9 },
    });
    expect(server.requests).toHaveLength(4);
  });

  test('URLs among the paths', async () => {
    server.documents.set('/a.yaml', group('a'));
    await start([`${server.origin}/a.yaml`]);
    expect(names()).toBe('a');
  });

  test('placeholders, of files and of documents at URLs', async () => {
    write('a.yaml', group('a', `  about: { $text: '${server.origin}/about.txt' }\n`));
    server.documents.set(
      '/x/b.yaml',
      group('b', '  about: { $json: ./about.json }\n  more: { $yaml: /more.yaml }\n'),
    );
    server.documents.set('/about.txt', 'hello');
    server.documents.set('/x/about.json', '{"a":1}');
    server.documents.set('/more.yaml', 'b: 2\n');
    await start(['a.yaml', `${server.origin}/x/b.yaml`]);
    expect(last().entities.map(({ entity }) => [entity.spec?.about, entity.spec?.more])).toEqual([
      ['hello', undefined],
      [{ a: 1 }, { b: 2 }],
    ]);
    expect(last().faults).toEqual([]);
  });

  test('a document at a URL reaches nothing on our disk', async () => {
    write('secret.txt', 'secret');
    server.documents.set(
      '/a.yaml',
      `${location(`type: file, targets: ['file://${root}/secret.txt', '${root}/secret.txt']`)}---\n${group('a', `  about: { $text: 'file://${root}/secret.txt' }\n  more: { $text: '${root}/secret.txt' }\n`)}`,
    );
    await start([`${server.origin}/a.yaml`]);
    expect(JSON.stringify(last().entities)).not.toContain('"secret"');
    expect(faults().map((fault) => fault.replaceAll(root, ''))).toEqual([
      "/a.yaml:4 warning 'file:///secret.txt': expected an http or https URL",
      "/a.yaml:13 warning spec.about['$text'] 'file:///secret.txt': expected an http or https URL",
      "/a.yaml:14 warning spec.more['$text'] '/secret.txt': there is nothing at this URL; correct it or publish the document",
      "/a.yaml:4 warning '/secret.txt': there is nothing at this URL (/secret.txt); correct the target, or say presence: optional",
    ]);
  });

  test('hosts that are not allowed are a warning where they are named', async () => {
    write(
      'all.yaml',
      location("targets: ['https://acme.test/a.yaml', 'https://github.com/acme/shop/blob/main/a.yaml']"),
    );
    await start(['all.yaml']);
    expect(names()).toBe('all');
    expect(faults()).toEqual([
      "all.yaml:4 warning 'https://acme.test/a.yaml': not read; to allow it, add 'acme.test' to allowedHosts of the source in watchbill.yaml",
      "all.yaml:4 warning 'https://github.com/acme/shop/blob/main/a.yaml': not read; to allow it, add 'raw.githubusercontent.com' to allowedHosts of the source in watchbill.yaml",
    ]);
  });

  test('files that a check or a runbook names are not there', async () => {
    server.documents.set(
      '/a.yaml',
      'apiVersion: watchbill.dev/v1\nkind: Check\nmetadata: { name: flow, annotations: { watchbill.dev/runbook: ./r.md } }\nspec: { entity: a, script: ./flow.k6.js, every: 1m }\n',
    );
    await start([`${server.origin}/a.yaml`]);
    expect(names()).toBe('flow');
    expect(faults().map((fault) => fault.split(':').slice(0, 3).join(':'))).toEqual(
      [
        "/a.yaml:3 warning watchbill.dev/runbook './r.md'",
        "/a.yaml:4 warning spec.script './flow.k6.js'",
      ].map((text) => expect.stringContaining(text) as unknown as string),
    );
  });
});

describe('what is not there', () => {
  test('a 404 lets go of what it gave; whether that is a fault, presence says', async () => {
    const targets = `targets: ['${server.origin}/a.yaml', '${server.origin}/b.yaml']`;
    write('all.yaml', location(targets));
    write(
      'maybe.yaml',
      location(`presence: optional, target: '${server.origin}/maybe.yaml'`).replace('all', 'maybe'),
    );
    server.documents.set('/a.yaml', group('a'));
    server.documents.set('/b.yaml', group('b'));
    await start(['all.yaml', 'maybe.yaml']);
    expect(last().faults).toEqual([]);
    server.documents.delete('/a.yaml');
    await source.sync();
    expect(names()).toBe('all maybe b');
    expect(unreadable()).toEqual([]);
    expect(faults()).toEqual([
      "all.yaml:4 warning '/a.yaml': there is nothing at this URL (/a.yaml); correct the target, or say presence: optional",
    ]);
  });

  test('a configured URL is a fault of its own', async () => {
    await start([`${server.origin}/a.yaml`]);
    expect([names(), unreadable()]).toEqual(['', []]);
    expect(faults()).toEqual([
      '/a.yaml: error there is nothing at this URL; correct it, or take it out of the paths of the source',
    ]);
  });
});

describe('what cannot be read now', () => {
  const all = () => location(`target: '${server.origin}/all.yaml'`);
  beforeEach(() => {
    write('all.yaml', all());
    server.documents.set('/all.yaml', location('targets: [./a.yaml, ./b.yaml]'));
    server.documents.set('/a.yaml', location('target: ./deep.yaml'));
    server.documents.set('/b.yaml', group('b'));
    server.documents.set('/deep.yaml', group('deep'));
  });

  test.each([
    { reason: 'a fault of the far end', served: status(500) },
    { reason: 'a sign-in page', served: '<!doctype html>\n<title>Sign in: now</title>\n<p>a: b: c' },
    { reason: 'another kind of text', served: 'just a text' },
  ])('$reason keeps what it gave, and what hangs on it', async ({ served }) => {
    await start(['all.yaml']);
    server.documents.set('/all.yaml', served);
    await source.sync();
    expect(names()).toBe('all');
    expect(unreadable()).toEqual(['url:/all.yaml', 'url:/a.yaml', 'url:/deep.yaml', 'url:/b.yaml']);
    expect(last().faults).toMatchObject([
      { level: 'error', position: { file: `${server.origin}/all.yaml` } },
    ]);
    await source.sync();
    expect(unreadable()).toHaveLength(4);
    server.documents.set('/all.yaml', location('targets: [./a.yaml]'));
    await source.sync();
    expect([names(), unreadable()]).toEqual(['all all all deep', []]);
  });

  test('also over a restart, and in a broken file on disk', async () => {
    await start(['all.yaml']);
    await source.stop();
    write('all.yaml', 'apiVersion: [');
    await start(['all.yaml'], JSON.parse(JSON.stringify(last().state)));
    expect(names()).toBe('');
    expect(unreadable()).toEqual([
      'file:/all.yaml',
      'url:/all.yaml',
      'url:/a.yaml',
      'url:/deep.yaml',
      'url:/b.yaml',
    ]);
  });

  test('also in a change on disk, after which it is let go when nothing names it any more', async () => {
    await start(['all.yaml']);
    write('all.yaml', 'apiVersion: [');
    await until('the broken file is told', () => told.length === 2, 10_000);
    expect(last()).toMatchObject({ type: 'delta', locations: [`file:${root}/all.yaml`] });
    expect(unreadable()).toEqual(['file:/all.yaml']);
    write('all.yaml', group('mended'));
    await until('the mended file is told', () => told.length === 3, 10_000);
    expect([names(), unreadable()]).toEqual(['mended', []]);
    expect(last()).toMatchObject({
      locations: [
        `file:${root}/all.yaml`,
        ...['a', 'all', 'b', 'deep'].map((name) => `url:${server.origin}/${name}.yaml`),
      ],
    });
  });

  test('a placeholder keeps the whole descriptor as it was', async () => {
    server.documents.set('/b.yaml', group('b', '  about: { $text: ./about.txt }\n'));
    server.documents.set('/about.txt', 'hello');
    await start(['all.yaml']);
    server.documents.set('/about.txt', status(503));
    await source.sync();
    expect(names()).toBe('all all all deep');
    expect(unreadable()).toEqual(['url:/b.yaml']);
    expect(faults()).toEqual([
      `/b.yaml:8 error spec.about['$text'] './about.txt': cannot be read now: ${server.host} answered 503 Service Unavailable`,
    ]);
  });
});

test('reading again costs no body, and a change on disk asks no URL', async () => {
  write('all.yaml', location(`target: '${server.origin}/a.yaml'`));
  write('folder/b.yaml', group('b'));
  server.documents.set('/a.yaml', group('a'));
  await start(['all.yaml', 'folder']);
  await source.sync();
  expect(server.answers).toEqual(['/a.yaml 200', '/a.yaml 304']);
  write('folder/b.yaml', group('b2'));
  await until('the change is told', () => told.length === 3, 10_000);
  expect(last()).toMatchObject({ type: 'delta', locations: [`file:${root}/folder/b.yaml`] });
  expect(server.requests).toHaveLength(2);
});

test('documents that name ever new ones come to an end', async () => {
  server.documents.set('/0', location('target: /1'));
  for (let at = 1; at < 20; at++) server.documents.set(`/${at}`, location(`target: /${at + 1}`));
  const options = parseFilesOptions({ paths: [`${server.origin}/0`], allowedHosts: [server.host] }, 's');
  source = createFilesSource({ id: 'files', ...options, root, maxUrls: 10 });
  await source.start(async (mutation) => {
    told.push(mutation);
  });
  await source.sync();
  expect(server.requests).toHaveLength(10);
  expect(unreadable()).toEqual(['url:/10']);
  expect(faults()[0]).toContain('the source names more than 10 URLs; split it into several');
});

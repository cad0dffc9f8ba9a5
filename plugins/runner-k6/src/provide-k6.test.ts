import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create } from 'tar';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type K6ProvisionOptions, provideK6 } from './provide-k6.ts';

/** The far ends are real: programs, an archive with its sums, an HTTP server. */
let home: string;
let toolsDir: string;
let server: Server;
let requests: string[];
let files: Map<string, Buffer>;
let progress: string[];

const ARCHIVE = 'k6-v2.3.0-linux-amd64.tar.gz';
const SUMS = '/v2.3.0/k6-v2.3.0-checksums.txt';
const sha256 = (data: Buffer) => createHash('sha256').update(data).digest('hex');

function program(path: string, body: string): string {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${body}\n`);
  chmodSync(path, 0o755);
  return path;
}
const k6 = (path: string, version: string) => program(path, `echo "k6 v${version} (go1.26.8, linux/amd64)"`);

/** A `go` that "builds" a k6, and keeps what it was given. */
const go = (version = '2.2.0') =>
  program(
    join(home, 'go/go'),
    `cp go.mod ${home}/go.mod
echo "$GOFLAGS $*" >${home}/go.args
while [ "$1" != -o ]; do shift; done
printf '#!/bin/sh\\necho "k6 v${version} (built)"\\n' >$2
chmod +x $2`,
  );

async function publish(archive?: Buffer): Promise<Buffer> {
  k6(join(home, 'release/k6-v2.3.0-linux-amd64/k6'), '2.3.0');
  await create({ gzip: true, file: join(home, ARCHIVE), cwd: join(home, 'release') }, [
    'k6-v2.3.0-linux-amd64',
  ]);
  const good = readFileSync(join(home, ARCHIVE));
  const sums = `${'0'.repeat(64)}  k6-v2.3.0-windows-amd64.zip\n${sha256(good)}  ${ARCHIVE}\n`;
  files.set(SUMS, Buffer.from(sums));
  files.set(`/v2.3.0/${ARCHIVE}`, archive ?? good);
  return good;
}

const provide = (more: Partial<K6ProvisionOptions> = {}) =>
  provideK6({
    toolsDir,
    platform: 'linux',
    arch: 'x64',
    releaseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    systemEnv: { PATH: `${home}/path:${home}/go:/usr/bin:/bin` },
    onProgress: ({ detail }) => void progress.push(detail),
    ...more,
  });

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'watchbill-provide-'));
  toolsDir = join(home, 'tools');
  requests = [];
  files = new Map();
  progress = [];
  server = createServer((request, response) => {
    requests.push(request.url as string);
    const file = files.get(request.url as string);
    response.writeHead(file ? 200 : 404, { 'content-length': file?.length ?? 0 }).end(file);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
  rmSync(home, { recursive: true });
});

describe('a configured k6', () => {
  test('is taken, before one on PATH', async () => {
    k6(join(home, 'path/k6'), '2.3.0');
    const path = k6(join(home, 'mine/k6'), '2.0.1');
    expect(await provide({ k6Path: path })).toEqual({ path, version: '2.0.1', notes: [] });
  });

  test('that is missing is an error with the fix, and nothing else is tried', async () => {
    k6(join(home, 'path/k6'), '2.3.0');
    await expect(provide({ k6Path: '/no/such/k6' })).rejects.toThrow(
      "'/no/such/k6' is not an executable file (k6.path). Correct k6.path, or remove it",
    );
    expect(requests).toEqual([]);
  });

  test.each([
    [
      'of another major version',
      'echo "k6 v1.3.0 (commit/abc, go1.24)"',
      /k6' is k6 1\.3\.0: expected any 2\.x/,
    ],
    ['that is something else', 'echo "Hello from K-Six"', /and said 'Hello from K-Six': expected k6 v2\.x/],
    ['that breaks', 'echo boom >&2; exit 3', /ended with 3 and said 'boom'/],
  ])('%s is refused', async (_name, body, message) => {
    await expect(provide({ k6Path: program(join(home, 'mine/k6'), body) })).rejects.toThrow(message);
  });

  test('must have the configured version', async () => {
    const k6Path = k6(join(home, 'mine/k6'), '2.2.0');
    await expect(provide({ k6Path, k6Version: '2.3.0' })).rejects.toThrow('is k6 2.2.0: expected 2.3.0');
  });
});

describe('a k6 on this machine', () => {
  test('is taken from PATH', async () => {
    const path = k6(join(home, 'path/k6'), '2.9.0-rc1');
    expect(await provide()).toMatchObject({ path, version: '2.9.0-rc1' });
  });

  test('that is wrong on PATH is passed over with a note, for the one in the tools folder', async () => {
    k6(join(home, 'path/k6'), '0.57.0');
    const path = k6(join(toolsDir, 'k6/2.2.0/k6'), '2.2.0');
    expect(await provide()).toEqual({
      path,
      version: '2.2.0',
      notes: [`PATH: '${home}/path/k6' is k6 0.57.0: expected any 2.x`],
    });
    expect(requests).toEqual([]);
  });
});

describe('the official release', () => {
  test('is fetched, verified, unpacked and kept', async () => {
    await publish();
    const path = join(toolsDir, 'k6/2.3.0/k6');
    expect(await provide()).toMatchObject({ path, version: '2.3.0' });
    expect(progress).toContainEqual(expect.stringMatching(/^downloading k6 2\.3\.0 \(0\.0 of 0\.0 MB\)…$/));
    expect(readdirSync(join(toolsDir, 'k6'))).toEqual(['2.3.0']);
    expect(readdirSync(join(toolsDir, 'k6/2.3.0'))).toEqual(['k6']);
    const before = requests.length;
    expect(await provide()).toMatchObject({ path });
    expect(requests).toHaveLength(before);
  });

  test('is unpacked from a zip for macOS', async () => {
    const name = 'k6-v2.3.0-macos-arm64.zip';
    const zip = readFileSync(join(import.meta.dirname, '../testdata', name));
    files.set(SUMS, Buffer.from(`${sha256(zip)}  ${name}\n`)).set(`/v2.3.0/${name}`, zip);
    expect(await provide({ platform: 'darwin', arch: 'arm64' })).toMatchObject({ version: '2.3.0' });
  });

  test('that was tampered with is refused and deleted, and the Go build takes over', async () => {
    const good = await publish(Buffer.from('tampered'));
    go();
    const { path, version, notes } = await provide();
    expect({ path, version }).toEqual({ path: join(toolsDir, 'k6/2.2.0/k6'), version: '2.2.0' });
    const note = notes.at(-1) as string;
    expect(note).toMatch(/^official release: http:\S+k6-v2\.3\.0-linux-amd64\.tar\.gz: sha256 is /);
    expect(note).toContain(
      `is ${sha256(Buffer.from('tampered'))}: expected ${sha256(good)}; the file was deleted`,
    );
    expect(readdirSync(join(toolsDir, 'k6'))).toEqual(['2.2.0']);
  });

  test('is fetched once by two who want it at once', async () => {
    await publish();
    const [one, two] = await Promise.all([provide(), provide()]);
    expect(one?.path).toBe(two?.path);
    expect(requests.filter((url) => url.endsWith(ARCHIVE))).toHaveLength(1);
    expect(progress).toContain('waiting for another process to install k6 2.3.0…');
  });

  test('is fetched although an installer was killed half-way', async () => {
    await publish();
    mkdirSync(join(toolsDir, 'k6/.2.3.0-abc'), { recursive: true });
    writeFileSync(join(toolsDir, 'k6/.2.3.0.lock'), '1');
    utimesSync(join(toolsDir, 'k6/.2.3.0.lock'), 1, 1);
    expect(await provide()).toMatchObject({ version: '2.3.0' });
    expect(readdirSync(join(toolsDir, 'k6'))).toEqual(['2.3.0']);
  });

  test('that does not answer is given up soon', async () => {
    go();
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const releaseUrl = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const startedAt = performance.now();
    const { notes } = await provide({ releaseUrl });
    expect(performance.now() - startedAt).toBeLessThan(8_000);
    expect(notes.at(-1)).toMatch(/checksums\.txt: no answer within 5 s$/);
    silent.closeAllConnections();
    silent.close();
  });
});

describe('the Go build', () => {
  test('builds the pinned module, alone, and says how long it takes', async () => {
    go('2.1.0');
    expect(await provide({ k6Version: '2.1.0' })).toMatchObject({ version: '2.1.0' });
    expect(readFileSync(join(home, 'go.mod'), 'utf8')).toContain('require go.k6.io/k6/v2 v2.1.0');
    expect(readFileSync(join(home, 'go.args'), 'utf8')).toMatch(
      /^-mod=mod -buildvcs=false build -trimpath -ldflags -s -w -o \S+k6 \.$/m,
    );
    expect(progress).toContain('building k6 2.1.0 from its Go module (0 s)…');
    expect(readdirSync(join(toolsDir, 'k6/2.1.0'))).toEqual(['k6']);
  });
});

test('when nothing works, everything that was tried is listed with its reason, and the fix', async () => {
  k6(join(home, 'path/k6'), '1.0.0');
  program(join(home, 'go/go'), 'echo "go: module lookup disabled" >&2; exit 1');
  const error = await provide().then(String, String);
  expect(error).toContain(`PATH: '${home}/path/k6' is k6 1.0.0: expected any 2.x`);
  expect(error).toContain(`tools folder: ${toolsDir}/k6 holds none yet`);
  expect(error).toMatch(/official release: http:\S+checksums\.txt: answered 404/);
  expect(error).toContain("Go build: 'go build' of k6 2.2.0 ended with 1: go: module lookup disabled");
  expect(error).toContain('Install k6 2.x on PATH, or set k6.path');
  expect(existsSync(join(toolsDir, 'k6/2.2.0'))).toBe(false);
});

test('without go and without a release for the platform both are said', async () => {
  const systemEnv = { PATH: join(home, 'path') };
  const error = await provide({ systemEnv, platform: 'freebsd' }).then(String, String);
  expect(error).toContain('official release: k6 publishes no archive for freebsd on x64');
  expect(error).toContain('Go build: go is not on PATH');
});

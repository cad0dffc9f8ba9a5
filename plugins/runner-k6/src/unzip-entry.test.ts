import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { unzipEntry } from './unzip-entry.ts';

const archive = readFileSync(join(import.meta.dirname, '../testdata/k6-v2.3.0-macos-arm64.zip'));

test('reads one file', async () => {
  const data = await unzipEntry(archive, (name) => name.endsWith('/k6'));
  expect(data.toString()).toMatch(/^#!\/bin\/sh\necho "k6 v2\.3\.0/);
});

test.each([
  ['an archive without it', archive, 'does not hold the file'],
  ['half an archive', archive.subarray(0, 200), 'not a zip archive'],
  ['something else', Buffer.from('<html>PK\x05\x06'), 'not a zip archive'],
  ['nothing', Buffer.alloc(0), 'not a zip archive'],
])('refuses %s', async (_name, data, message) => {
  await expect(unzipEntry(data, (name) => name === 'k7')).rejects.toThrow(message);
});

import { expect, test } from 'vitest';
import { parseFilesOptions } from './files-options.ts';

test('paths and what is left out', () => {
  expect(parseFilesOptions({ id: 'a', type: 'files', paths: ['./catalog'] }, 'sources[0]')).toEqual({
    paths: ['./catalog'],
    place: 'sources[0]',
  });
  expect(parseFilesOptions({ paths: ['a', 'b/*.yaml'], exclude: ['b/x.yaml'] }, 'sources[1]')).toEqual({
    paths: ['a', 'b/*.yaml'],
    exclude: ['b/x.yaml'],
    place: 'sources[1]',
  });
});

test('URLs, and where they may be', () => {
  const raw = { paths: ['https://a.test/all.yaml'], allowedHosts: ['a.test', '*.b.test:8080', 'c.test/x/'] };
  expect(parseFilesOptions(raw, 's').allowedHosts).toEqual([
    { hostname: 'a.test', below: false },
    { hostname: 'b.test', below: true, port: '8080' },
    { hostname: 'c.test', below: false, path: '/x/' },
  ]);
});

test.each([
  { raw: null, says: "sources[0] 'null': expected a map with paths" },
  { raw: ['a'], says: `sources[0] '["a"]': expected a map with paths` },
  { raw: {}, says: 'sources[0].paths is missing: expected a list of folders, files or globs' },
  {
    raw: { paths: 'a' },
    says: "sources[0].paths 'a': expected a list of folders, files or globs, e.g. ['./catalog']",
  },
  { raw: { paths: [] }, says: "sources[0].paths '[]': expected at least one folder, file or glob" },
  { raw: { paths: ['a', ''] }, says: `sources[0].paths '["a",""]': expected a list` },
  { raw: { paths: ['a'], exclude: 5 }, says: "sources[0].exclude '5': expected a list" },
  {
    raw: { paths: ['a'], path: 'b' },
    says: 'sources[0].path: unknown option, expected one of id, type, paths, exclude, allowedHosts',
  },
  {
    raw: { paths: ['a'], allowedHosts: 'example.com' },
    says: "sources[0].allowedHosts 'example.com': expected a list of hosts, e.g. ['example.com']",
  },
  {
    raw: { paths: ['a'], allowedHosts: ['a.test', 'https://b.test'] },
    says: "sources[0].allowedHosts[1] 'https://b.test': expected a host such as 'example.com'",
  },
  {
    raw: { paths: ['https://github.com/acme/shop/blob/main/all.yaml'], allowedHosts: ['github.com'] },
    says: "sources[0].paths[0] 'https://github.com/acme/shop/blob/main/all.yaml': expected 'raw.githubusercontent.com' in allowedHosts",
  },
  {
    raw: { paths: ['ftp://a.test/x.yaml'] },
    says: "sources[0].paths[0] 'ftp://a.test/x.yaml': expected an http or https URL",
  },
])('refuses $raw', ({ raw, says }) => {
  expect(() => parseFilesOptions(raw, 'sources[0]')).toThrow(says);
});

test('every fault at once, one a line', () => {
  expect(() => parseFilesOptions({ exclude: 1, x: 1 }, 's')).toThrow(
    /^s\.x: .*\ns\.paths .*\ns\.exclude .*$/,
  );
});

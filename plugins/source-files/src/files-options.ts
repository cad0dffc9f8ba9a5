import { InputError, showValue } from '@watchbill/model';
import { isUrl } from './nearby-file.ts';
import { type AllowedHost, allowanceOf, parseAllowedHost } from './url/allowed-host.ts';
import { rawUrlOf } from './url/hosted-file.ts';
import { resolveUrl } from './url/resolve-url.ts';

/** A files source as `watchbill.yaml` says it. */
export interface FilesOptions {
  /** Folders, files, globs and URLs; relative ones start from the configuration's folder. */
  readonly paths: readonly string[];
  /** Folders, files and globs that are left out. */
  readonly exclude?: readonly string[];
  /** What URLs may be read from. Default: nothing. */
  readonly allowedHosts?: readonly AllowedHost[];
  /** Where the configuration says so, e.g. `sources[0]`; opens the messages about a path that does not exist. */
  readonly place?: string;
}

const KEYS = ['id', 'type', 'paths', 'exclude', 'allowedHosts'];

/** @throws InputError listing every fault, one a line, each with its place in the configuration. */
export function parseFilesOptions(raw: unknown, place: string): FilesOptions {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    throw new InputError(`${place} ${showValue(raw)}: expected a map with paths`);
  }
  const values = raw as Readonly<Record<string, unknown>>;
  const faults: string[] = Object.keys(values)
    .filter((key) => !KEYS.includes(key))
    .map((key) => `${place}.${key}: unknown option, expected one of ${KEYS.join(', ')}`);
  const texts = (
    key: string,
    expected = "a list of folders, files or globs, e.g. ['./catalog']",
  ): readonly string[] => {
    const value = values[key];
    if (Array.isArray(value) && value.every((item) => typeof item === 'string' && item.trim() !== ''))
      return value;
    faults.push(`${place}.${key} ${showValue(value)}: expected ${expected}`);
    return [];
  };
  const paths = texts('paths');
  if (Array.isArray(values.paths) && values.paths.length === 0) {
    faults.push(`${place}.paths '[]': expected at least one folder, file or glob, e.g. ['./catalog']`);
  }
  const exclude = values.exclude === undefined ? undefined : texts('exclude');
  const hosts =
    values.allowedHosts === undefined
      ? undefined
      : texts('allowedHosts', "a list of hosts, e.g. ['example.com']");
  const allowedHosts = hosts?.flatMap((text, index) => {
    const host = parseAllowedHost(text);
    if (host) return [host];
    faults.push(`${place}.allowedHosts[${index}] ${showValue(text)}: expected ${HOST_EXPECTED}`);
    return [];
  });
  for (const [index, path] of paths.entries()) {
    const why = isUrl(path) ? urlFault(path, allowedHosts ?? []) : undefined;
    if (why) faults.push(`${place}.paths[${index}] ${showValue(path)}: ${why}`);
  }
  if (faults.length > 0) throw new InputError(faults.join('\n'));
  return { paths, ...(exclude ? { exclude } : {}), ...(allowedHosts ? { allowedHosts } : {}), place };
}

const HOST_EXPECTED =
  "a host such as 'example.com', '*.example.com', 'localhost:8080' or 'example.com/catalog'";

/** Why a URL may not be read from; undefined when it may. */
export function urlFault(path: string, hosts: readonly AllowedHost[]): string | undefined {
  const resolved = resolveUrl(path);
  if ('why' in resolved) return resolved.why;
  const raw = rawUrlOf(new URL(resolved.url));
  return allowanceOf(raw, hosts) === 'none' ? `expected '${raw.host}' in allowedHosts` : undefined;
}

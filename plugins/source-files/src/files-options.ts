import { InputError, showValue } from '@watchbill/model';

/** A files source as `watchbill.yaml` says it. */
export interface FilesOptions {
  /** Folders, files and globs; relative ones start from the configuration's folder. */
  readonly paths: readonly string[];
  /** Folders, files and globs that are left out. */
  readonly exclude?: readonly string[];
  /** Where the configuration says so, e.g. `sources[0]`; opens the messages about a path that does not exist. */
  readonly place?: string;
}

const KEYS = ['id', 'type', 'paths', 'exclude'];

/** @throws InputError listing every fault, one a line, each with its place in the configuration. */
export function parseFilesOptions(raw: unknown, place: string): FilesOptions {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    throw new InputError(`${place} ${showValue(raw)}: expected a map with paths`);
  }
  const values = raw as Readonly<Record<string, unknown>>;
  const faults: string[] = Object.keys(values)
    .filter((key) => !KEYS.includes(key))
    .map((key) => `${place}.${key}: unknown option, expected one of ${KEYS.join(', ')}`);
  const texts = (key: string): readonly string[] => {
    const value = values[key];
    if (Array.isArray(value) && value.every((item) => typeof item === 'string' && item.trim() !== ''))
      return value;
    faults.push(
      `${place}.${key} ${showValue(value)}: expected a list of folders, files or globs, e.g. ['./catalog']`,
    );
    return [];
  };
  const paths = texts('paths');
  if (Array.isArray(values.paths) && values.paths.length === 0) {
    faults.push(`${place}.paths '[]': expected at least one folder, file or glob, e.g. ['./catalog']`);
  }
  const exclude = values.exclude === undefined ? undefined : texts('exclude');
  if (faults.length > 0) throw new InputError(faults.join('\n'));
  return { paths, ...(exclude ? { exclude } : {}), place };
}

import { join, matchesGlob, sep } from 'node:path';

/** Whether a path has signs that stand for several names. */
export function isGlob(path: string): boolean {
  return /[*?[\]{}]/.test(path);
}

/** The folder that an absolute glob starts from: what comes before its first name with a sign. */
export function globBase(glob: string): string {
  const names = glob.split(sep);
  const first = names.findIndex(isGlob);
  return join(sep, ...names.slice(0, first));
}

/** Whether a path, or a folder that it is in, is named by one of these absolute paths and globs. */
export function isExcluded(path: string, exclude: readonly string[]): boolean {
  if (exclude.length === 0) return false;
  const names = path.split(sep);
  return names.some((_, index) => {
    const part = names.slice(0, index + 1).join(sep);
    return exclude.some((pattern) => (isGlob(pattern) ? matchesGlob(part, pattern) : part === pattern));
  });
}

const PLAIN = /^\w+$/;
const STEP = /(?:^|\.)(\w+)|\['((?:[^'\\]|\\['\\])*)'\]/gy;

/** Keys from a document's root as people write them: `spec.owner`, `metadata.annotations['acme.org/tier']`. */
export function printPath(keys: readonly string[]): string {
  return keys.map((key, index) => (PLAIN.test(key) ? `${index > 0 ? '.' : ''}${key}` : quoted(key))).join('');
}

/** The keys of a printed path. */
export function parsePath(path: string): readonly string[] {
  return [...path.matchAll(STEP)].map(
    ([, plain, inQuotes]) => plain ?? (inQuotes ?? '').replace(/\\(['\\])/g, '$1'),
  );
}

function quoted(key: string): string {
  return `['${key.replace(/['\\]/g, '\\$&')}']`;
}

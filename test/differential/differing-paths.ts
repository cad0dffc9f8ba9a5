/** Where two JSON values differ, as `path: theirs | ours`; the first thirty. */
export function differingPaths(theirs: unknown, ours: unknown): readonly string[] {
  return [...walk(theirs, ours, '')].slice(0, MOST);
}

const MOST = 30;

function* walk(theirs: unknown, ours: unknown, path: string): Generator<string> {
  if (isTree(theirs) && isTree(ours) && Array.isArray(theirs) === Array.isArray(ours)) {
    const keys = new Set([...Object.keys(theirs), ...Object.keys(ours)]);
    // The keys of a map come in no order that would mean something.
    for (const key of Array.isArray(theirs) ? keys : [...keys].sort())
      yield* walk(theirs[key], ours[key], `${path}/${key}`);
  } else if (JSON.stringify(theirs) !== JSON.stringify(ours)) {
    yield `${path}: ${brief(theirs)} | ${brief(ours)}`;
  }
}

const isTree = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const brief = (value: unknown) => (value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 200));

/** A text, number, truth value or null of a document, at a dotted path in lower case; `listed` when it stands in a list. */
export type VisitLeaf = (path: string, value: unknown, listed: boolean) => void;

/** What Backstage does not look into (catalog-backend `buildEntitySearch`). */
const LEFT_OUT: ReadonlySet<string> = new Set(['attachments', 'relations', 'status']);

/** All leaves of a document. Lists are looked through: their elements are at the path of the list. */
export function visitLeaves(document: object, visit: VisitLeaf): void {
  walk('', document, false, visit);
}

function walk(path: string, value: unknown, listed: boolean, visit: VisitLeaf): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(path, item, true, visit);
  } else if (typeof value === 'object' && value !== null) {
    for (const key of Object.keys(value)) {
      const lower = key.toLowerCase();
      if (path === '' && LEFT_OUT.has(lower)) continue;
      const below = (value as Readonly<Record<string, unknown>>)[key];
      walk(path === '' ? lower : `${path}.${lower}`, below, false, visit);
    }
  } else visit(path, value, listed);
}

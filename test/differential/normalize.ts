/** What differs between any two installations, of one product too. */
const OWN_TO_EACH = ['uid', 'etag', 'nextCursor', 'prevCursor'];
const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const SHA1 = /\b[0-9a-f]{40}\b/g;
/** Backstage sorts the references of a descriptor; one question asks for that, the others are about something else. */
const REFERENCES = [
  'dependsOn',
  'dependencyOf',
  'memberOf',
  'providesApis',
  'consumesApis',
  'children',
  'members',
];
/** Backstage's router tells the rest of the address alone. */
const PREFIX = '"url":"/api/catalog/';

export interface Places {
  readonly folder: string;
  readonly elsewhere: string;
}

/** The answer as JSON, without what must differ: ids, hashes, cursors, where the files are. */
export function normalize(answer: unknown, { folder, elsewhere }: Places): unknown {
  const text = JSON.stringify(answer ?? null, (key, value) => {
    if (OWN_TO_EACH.includes(key)) return value === undefined ? undefined : key.toUpperCase();
    if (REFERENCES.includes(key) && Array.isArray(value)) return value.toSorted();
    return value;
  });
  return JSON.parse(
    text
      .replaceAll(folder, 'FOLDER')
      .replaceAll(elsewhere, 'ELSEWHERE')
      .replaceAll(PREFIX, '"url":"/')
      .replace(UUID, 'UUID')
      .replace(SHA1, 'SHA1'),
  );
}

import type { Entity } from '@watchbill/model';
import { type Place, wordsOf } from './term-hash.ts';
import { visitLeaves } from './visit-leaves.ts';

export interface PlacedWord {
  readonly word: string;
  readonly place: Place;
}

const PLACE_OF_PATH: ReadonlyMap<string, Place> = new Map([
  ['metadata.name', 'name'],
  ['metadata.title', 'title'],
  ['metadata.description', 'text'],
  ['metadata.tags', 'text'],
  ['spec.profile.displayname', 'displayName'],
]);
const ROOTS: ReadonlySet<string> = new Set([...PLACE_OF_PATH.keys()].map((path) => path.split('.')[1] ?? ''));

/** The words by which search finds an entity, its owner's name among them; several times where they occur several times. */
export function wordsOfEntity({ metadata, spec }: Entity, ownerRef: string | null): readonly PlacedWord[] {
  const words: PlacedWord[] = [];
  const add = (text: string, place: Place) => {
    for (const word of wordsOf(text)) words.push({ word, place });
  };
  visitLeaves({ metadata: searched(metadata), spec: searched(spec ?? {}) }, (path, value) => {
    const place = PLACE_OF_PATH.get(path);
    if (!place || value === null || value === undefined) return;
    add(String(value), place);
    // It is the title of what has no other.
    if (place === 'displayName' && metadata.title === undefined) add(String(value), 'text');
  });
  if (ownerRef !== null) add(ownerRef.slice(ownerRef.indexOf('/') + 1), 'text');
  return words;
}

/** Only what can have words in it: most of a document has none. */
function searched(map: object): object {
  return Object.fromEntries(Object.entries(map).filter(([key]) => ROOTS.has(key.toLowerCase())));
}

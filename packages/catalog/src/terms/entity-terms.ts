import type { Entity } from '@watchbill/model';
import type { PlacedWord } from './entity-words.ts';
import { isPathLookedFor, pathTerm, valueTerm, wordTerm } from './term-hash.ts';
import { visitLeaves } from './visit-leaves.ts';

/** For these there are columns, most with an index. */
const IN_COLUMNS: ReadonlySet<string> = new Set([
  'kind',
  'metadata.name',
  'metadata.uid',
  'metadata.etag',
  'metadata.description',
  'metadata.namespace',
]);

/**
 * By what an entity is found without a look into its document, as numbers: that something is at a path, which value is
 * there, and its words. Values are those that Backstage indexes (catalog-backend `buildEntitySearch`): each text of a list
 * also counts as a key whose value is `true`.
 */
export function entityTerms(document: Entity, words: readonly PlacedWord[]): readonly number[] {
  const terms = new Set<number>();
  const addValue = (path: string, value: string) => {
    const term = valueTerm(path, value);
    if (term !== undefined) terms.add(term);
  };
  visitLeaves(document, (path, value, listed) => {
    if (IN_COLUMNS.has(path) || !isPathLookedFor(path)) return;
    terms.add(pathTerm(path));
    if (value === null || value === undefined) return;
    const text = String(value).toLowerCase();
    addValue(path, text);
    if (listed && typeof value === 'string') addValue(`${path}.${text}`, 'true');
  });
  for (const { word, place } of words) terms.add(wordTerm(word, place));
  return [...terms];
}

import { storableText } from '../entities/storable-json.ts';

/** Where a word of an entity stands. */
export const PLACES = { name: 0, title: 1, displayName: 2, text: 3 } as const;
export type Place = keyof typeof PLACES;

const PLACE_COUNT = 4;
const MOST_CHARACTERS = 200;
const MOST_OF_A_WORD = 100;

/** How a term is stored: that something is at a path. Not negative. */
export function pathTerm(path: string): number {
  return hash53(path);
}

/**
 * That a value is at a path, both in lower case. Undefined for what is too long to be looked for, as in Backstage: longer
 * values are known to be there, but not compared.
 */
export function valueTerm(path: string, value: string): number | undefined {
  if (path.length > MOST_CHARACTERS || value.length > MOST_CHARACTERS) return undefined;
  return hash53(`${path}=${value}`);
}

export function isPathLookedFor(path: string): boolean {
  return path.length <= MOST_CHARACTERS;
}

/** A word at a place. Negative, so that words and values are never taken for one another. */
export function wordTerm(word: string, place: Place): number {
  return -(wordNumber(word) + PLACES[place]);
}

/** What the terms of a word have in common: at a place it is `-(number + place)`. */
export function wordNumber(word: string): number {
  // 51 bits, two of them for the place, and never 0, which has no sign.
  return (Math.floor(hash53(word) / 16) + 1) * PLACE_COUNT;
}

const WORD = /[\p{L}\p{N}_]+/gu;

/** The words of a text, in lower case: letters, digits and underscores; of a very long one its beginning. */
export function wordsOf(text: string): readonly string[] {
  const words = storableText(text).toLowerCase().match(WORD) ?? [];
  return words.map((word) => (word.length > MOST_OF_A_WORD ? word.slice(0, MOST_OF_A_WORD) : word));
}

/**
 * 53 bits, the most that a number holds (cyrb53: two lanes of multiply and xor, then mixed). Two of a million terms are the
 * same with a probability of one in ten thousand; a question meets such a pair with one in ten thousand million.
 */
function hash53(text: string): number {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}

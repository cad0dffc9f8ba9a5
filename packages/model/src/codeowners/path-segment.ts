import { InputError } from '../errors.ts';
import { showValue } from '../show-value.ts';
import { matchWithGaps } from './match-with-gaps.ts';

/** Whether the name of a file or folder fits one part of a pattern. */
export type PathSegment = (name: string) => boolean;

interface Sign {
  readonly type: 'character' | 'any' | 'gap';
  readonly character: string;
}

/**
 * Reads the part of a pattern between two slashes: `*` is any number of characters, `?` one, a backslash takes the
 * next as it is.
 * @throws InputError for a character range, which GitHub does not take, and for a backslash with nothing behind it.
 */
export function readPathSegment(text: string): PathSegment {
  const signs = readSigns(text);
  if (signs.every(({ type }) => type === 'character')) {
    const name = signs.map(({ character }) => character).join('');
    return (other) => other === name;
  }
  return (other) => matchWithGaps(signs, [...other], ({ type }) => type === 'gap', fits);
}

function fits({ type, character }: Sign, other: string): boolean {
  return type === 'any' || character === other;
}

function readSigns(text: string): readonly Sign[] {
  const signs: Sign[] = [];
  let escaped = false;
  for (const character of text) {
    if (!escaped && character === '\\') {
      escaped = true;
      continue;
    }
    if (!escaped && (character === '[' || character === ']')) {
      throw new InputError(`${showValue(text)}: expected no character range; write a line for each name`);
    }
    signs.push({ type: escaped ? 'character' : typeOf(character), character });
    escaped = false;
  }
  if (escaped) throw new InputError(`${showValue(text)}: expected a character after the backslash`);
  return signs;
}

function typeOf(character: string): Sign['type'] {
  if (character === '*') return 'gap';
  return character === '?' ? 'any' : 'character';
}

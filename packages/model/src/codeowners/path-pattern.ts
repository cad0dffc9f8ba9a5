import { InputError } from '../errors.ts';
import { showValue } from '../show-value.ts';
import { matchWithGaps } from './match-with-gaps.ts';
import { type PathSegment, readPathSegment } from './path-segment.ts';

/** Whether a rule is about a path, which has no slash at its beginning. */
export type PathPattern = (path: string) => boolean;

type Part = PathSegment | 'any folders';

const ANY_FOLDERS: Part = 'any folders';
const ANY_NAME: PathSegment = () => true;

/**
 * Reads a pattern by GitHub's rules: those of `.gitignore` without negation and character ranges, with upper and lower
 * case told apart. A slash that is not its last character anchors it at the root; without one it fits in any folder. What
 * names a folder is about all below it, but `docs/*` about the files right in that folder alone.
 * @throws InputError for what GitHub does not take.
 * @see https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 */
export function parsePathPattern(pattern: string): PathPattern {
  refuse(pattern);
  const names = pattern.split('/').filter((name) => name !== '');
  if (names.length === 0) return () => false;
  const parts = [
    ...(isAnchored(pattern) ? [] : [ANY_FOLDERS]),
    ...names.map((name) => (name === '**' ? ANY_FOLDERS : readPathSegment(name))),
    ...endOf(pattern),
  ];
  return (path) => matchWithGaps(parts, path.split('/'), (part) => part === ANY_FOLDERS, fits);
}

export function isAnchored(pattern: string): boolean {
  return pattern.slice(0, -1).includes('/');
}

function endOf(pattern: string): readonly Part[] {
  const inFolder = [ANY_NAME, ANY_FOLDERS];
  if (pattern.endsWith('/')) return inFolder;
  if (pattern.endsWith('/**')) return [ANY_NAME];
  return isAnchored(pattern) && pattern.endsWith('/*') ? [] : [ANY_FOLDERS];
}

function fits(part: Part, name: string): boolean {
  return typeof part === 'function' && part(name);
}

function refuse(pattern: string): void {
  if (pattern.startsWith('!')) {
    throw new InputError(
      `${showValue(pattern)}: expected no negation; write a later line with other owners, or with none`,
    );
  }
  if (pattern.startsWith('\\#')) {
    throw new InputError(`${showValue(pattern)}: expected no # at the beginning; write it as '/${pattern}'`);
  }
  if (pattern.includes('***')) {
    throw new InputError(`${showValue(pattern)}: expected at most two asterisks in a row`);
  }
}

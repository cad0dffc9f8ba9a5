import { InputError } from '../errors.ts';
import { showValue } from '../show-value.ts';
import { type PathPattern, parsePathPattern } from './path-pattern.ts';

/** One line of a CODEOWNERS file: whose the paths are that fit a pattern. */
export interface CodeownersRule {
  /** One-based. */
  readonly line: number;
  /** As written. */
  readonly pattern: string;
  /** `@user`, `@organisation/team` or an e-mail address, as written; none means that nobody owns what fits. */
  readonly owners: readonly string[];
  readonly fits: PathPattern;
}

/** Up to a blank that is not escaped. */
const WORD = /(?:\\.|[^\s\\])(?:\\.|[^\s\\]|\\$)*|\\$/g;
const OWNER =
  /^(?:@[A-Za-z\d](?:[A-Za-z\d_-]*)(?:\/[A-Za-z\d_.-]+)?|[^\s@<>,;:"/]+@[A-Za-z\d.-]+\.[A-Za-z]{2,})$/;

/**
 * Reads a line; undefined when it says nothing. A `#` at the beginning of a word ends it.
 * @throws InputError when GitHub would skip it.
 */
export function parseCodeownersLine(text: string, line: number): CodeownersRule | undefined {
  const words = text.match(WORD) ?? [];
  const comment = words.findIndex((word) => word.startsWith('#'));
  const [pattern, ...owners] = comment < 0 ? words : words.slice(0, comment);
  if (pattern === undefined) return undefined;
  const wrong = owners.find((owner) => !OWNER.test(owner));
  if (wrong !== undefined) {
    throw new InputError(
      `owner ${showValue(wrong)}: expected @user, @organisation/team or an e-mail address`,
    );
  }
  return { line, pattern, owners: [...new Set(owners)], fits: parsePathPattern(pattern) };
}

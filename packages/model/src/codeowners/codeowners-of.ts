import type { Codeowners } from './codeowners.ts';
import type { CodeownersRule } from './codeowners-line.ts';

/** No file is called so: it fits what fits any file of its folder, and nothing that asks for a name. */
const ANY_FILE = '\0'.repeat(8);

/** The rule that counts for a file: the last that fits. Undefined where none does. */
export function codeownersOf({ rules }: Codeowners, path: string): CodeownersRule | undefined {
  return rules.findLast(({ fits }) => fits(path));
}

/** The rule that counts for any file of a folder, whatever it is called; the root is `''`. */
export function codeownersOfFolder(codeowners: Codeowners, folder: string): CodeownersRule | undefined {
  return codeownersOf(codeowners, folder === '' ? ANY_FILE : `${folder}/${ANY_FILE}`);
}

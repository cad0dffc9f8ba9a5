import { isUtf8 } from 'node:buffer';
import { resolveInTree } from './tree-path.ts';

const QUOTED = /(["'`])((?:(?!\1)[^\\\n]){1,300})\1/g;
const SCRIPT = /\.[cm]?[jt]s$/;

/**
 * The files that a k6 script may want: whatever it has between quotes that is the path of one, from there or from the
 * folder of the script that is run. Imports and `open()` are among them; naming one too many does no harm.
 */
export function pathsNamedIn(
  content: Buffer,
  path: string,
  main: string,
  exists: (path: string) => boolean,
): readonly string[] {
  if (!SCRIPT.test(path) || !isUtf8(content)) return [];
  const found = new Set<string>();
  for (const [, , text = ''] of content.toString().matchAll(QUOTED)) {
    for (const from of [path, main]) {
      const target = resolveInTree(from, text);
      if (target && target !== path && exists(target)) found.add(target);
    }
  }
  return [...found];
}

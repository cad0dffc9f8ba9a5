import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const ONCE = new URL('./k6-once.js', import.meta.url);

export interface K6EntryOptions {
  readonly folder: string;
  /** Absolute path of the user's script. */
  readonly script: string;
  readonly env: Readonly<Record<string, string>>;
  /** Begins the console line by which the entry says that the script is loaded. */
  readonly mark: string;
}

/**
 * Writes the module that k6 loads in the script's place, and returns its path.
 *
 * The script is imported where it lies, so that its own imports and `open()` resolve as ever. Its variables come from a
 * file that only we may read, set before the script's first line runs: an argument would show in `ps`, and k6 would
 * take `K6_*` variables of the process as its own settings.
 */
export async function writeK6Entry({ folder, script, env, mark }: K6EntryOptions): Promise<string> {
  const prelude = join(folder, 'prelude.js');
  const entry = join(folder, 'entry.js');
  await Promise.all([
    writeFile(prelude, preludeSource(env), { mode: 0o600 }),
    writeFile(entry, entrySource(prelude, script, mark), { mode: 0o600 }),
  ]);
  return entry;
}

function preludeSource(env: Readonly<Record<string, string>>): string {
  // Parsed, not written as a literal, which would take `__proto__` for the prototype.
  return `export const env = JSON.parse(${quote(JSON.stringify(env))});\nObject.assign(__ENV, env);\n`;
}

function entrySource(prelude: string, script: string, mark: string): string {
  const from = quote(pathToFileURL(script).href);
  return [
    `import { env } from ${quote(pathToFileURL(prelude).href)};`,
    `import { announce, oneIteration } from ${quote(ONCE.href)};`,
    `import * as script from ${from};`,
    `export * from ${from};`,
    'export default script.default;',
    'export const options = oneIteration(script.options, env);',
    `announce(options, ${quote(mark)});`,
    '',
  ].join('\n');
}

/** A JavaScript literal. The two line separators of Unicode are legal in JSON but not in every JavaScript. */
function quote(text: string): string {
  return JSON.stringify(text).replace(/[\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16)}`);
}

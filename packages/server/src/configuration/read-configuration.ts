import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { InputError } from '@watchbill/model';
import type { Configuration } from './configuration.ts';
import { parseConfiguration } from './parse-configuration.ts';

const DEFAULT_FILE = 'watchbill.yaml';

/** Reads the given file, or `watchbill.yaml` of the folder when it is there. */
export function readConfiguration(
  given: string | undefined,
  folder: string,
  environment: Readonly<Record<string, string | undefined>>,
): Configuration {
  const file = resolve(folder, given ?? DEFAULT_FILE);
  if (!given && !existsSync(file)) return parseConfiguration('', null, environment);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new InputError(`--config ${given}: expected a file that can be read (${(error as Error).message})`);
  }
  return parseConfiguration(text, file, environment);
}

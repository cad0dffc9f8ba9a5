import { InputError } from '../errors.ts';
import { type CodeownersRule, parseCodeownersLine } from './codeowners-line.ts';

/** Where GitHub looks for the file, in this order; the first there is counts. */
export const CODEOWNERS_PLACES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const;

/** GitHub takes no account of a larger file. */
export const MAX_CODEOWNERS_BYTES = 3 * 1024 * 1024;

/** A CODEOWNERS file, read. */
export interface Codeowners {
  /** In the order of the file. */
  readonly rules: readonly CodeownersRule[];
  readonly faults: readonly CodeownersFault[];
}

/** A line that GitHub skips. */
export interface CodeownersFault {
  /** One-based. */
  readonly line: number;
  readonly message: string;
}

/** A file of another kind under this name has a fault a line; more than these tell nothing new. */
const MOST_FAULTS = 50;

/**
 * Reads a CODEOWNERS file by GitHub's rules. Lines that GitHub skips are faults, and the others count all the same; in a
 * file above 3 MB none does.
 */
export function parseCodeowners(text: string): Codeowners {
  const bytes = new TextEncoder().encode(text).byteLength;
  if (bytes >= MAX_CODEOWNERS_BYTES) return tooLargeCodeowners(bytes);
  const rules: CodeownersRule[] = [];
  const faults: CodeownersFault[] = [];
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  for (const [index, content] of lines.entries()) {
    try {
      const rule = parseCodeownersLine(content, index + 1);
      if (rule) rules.push(rule);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      faults.push({ line: index + 1, message: `${error.message}; the line does not count` });
    }
  }
  return { rules, faults: firstOf(faults) };
}

/** What a file of this size comes to, without reading it. */
export function tooLargeCodeowners(bytes: number): Codeowners {
  const size = (bytes / 1024 / 1024).toFixed(1);
  const message = `CODEOWNERS has ${size} MB: expected less than 3 MB, as GitHub does; none of it counts`;
  return { rules: [], faults: [{ line: 1, message }] };
}

function firstOf(faults: readonly CodeownersFault[]): readonly CodeownersFault[] {
  const next = faults[MOST_FAULTS];
  if (!next) return faults;
  const message = `${faults.length - MOST_FAULTS} more lines of this file do not count`;
  return [...faults.slice(0, MOST_FAULTS), { line: next.line, message }];
}

import type { ConsoleLine } from '@watchbill/model';
import { clip } from './clip.ts';
import type { Line } from './line-splitter.ts';

/** One line of k6's log. */
export interface K6Log {
  readonly level: ConsoleLine['level'];
  readonly text: string;
  /** `console`: written by the script; `browser`: about Chromium; `k6`: all else. */
  readonly source: 'console' | 'browser' | 'k6';
  /** The script threw, and nobody caught it. */
  readonly exception: boolean;
}

const MAX_TEXT = 4_000;

/** Reads a line of k6's log in JSON; undefined for anything else, such as the trace of a Go panic. */
export function parseK6Log(line: Line): K6Log | undefined {
  const fields = line.cut ? readCutLog(line.text) : tryParse(line.text);
  if (fields?.level === undefined || fields.msg === undefined) return undefined;
  const { level, msg, error, hint, source } = fields;
  const text = error === undefined ? msg : `${msg}: ${error}`;
  return {
    level: levelOf(level),
    text: clip(text.trimEnd(), MAX_TEXT),
    source: source === 'console' || source === 'browser' ? source : 'k6',
    exception:
      source !== 'console' && (hint === 'script exception' || msg.startsWith('Uncaught (in promise)')),
  };
}

interface RawLog {
  readonly level?: string;
  readonly msg?: string;
  readonly error?: string;
  readonly hint?: string;
  readonly source?: string;
}

function tryParse(text: string): RawLog | undefined {
  try {
    return JSON.parse(text) as RawLog;
  } catch {
    return undefined;
  }
}

/** k6 sorts the fields by name, so all but `source` and `time` stand before an overlong `msg`; quotes within it are escaped. */
function readCutLog(text: string): RawLog {
  const before = text.slice(0, text.indexOf('"msg":"'));
  const field = (name: string, from: string) =>
    new RegExp(`"${name}":"((?:[^"\\\\]|\\\\.)*)"`).exec(from)?.[1];
  const msg = /"msg":"((?:[^"\\]|\\.)*)/.exec(text.slice(0, 2 * MAX_TEXT))?.[1];
  const level = field('level', before);
  const hint = field('hint', before);
  const source = /"source":"([a-z]+)","time":"[^"]*"\}$/.exec(text)?.[1];
  return {
    ...(level === undefined ? {} : { level }),
    ...(msg === undefined ? {} : { msg: unescaped(msg) }),
    ...(hint === undefined ? {} : { hint }),
    ...(source === undefined ? {} : { source }),
  };
}

function unescaped(text: string): string {
  return text.replace(/\\(u[0-9a-f]{4}|.)/gi, (escaped) => {
    try {
      return JSON.parse(`"${escaped}"`) as string;
    } catch {
      return '';
    }
  });
}

function levelOf(level: string): ConsoleLine['level'] {
  switch (level) {
    case 'trace':
    case 'debug':
      return 'debug';
    case 'info':
    case 'warning':
      return level;
    case 'warn':
      return 'warning';
    default:
      return 'error';
  }
}

import type { WriteStream } from 'node:tty';
import { styleText } from 'node:util';
import type { RunningWatchbill, StepReport } from '@watchbill/server';

export interface ProgressList {
  readonly report: (report: StepReport) => void;
  /** A line of its own, e.g. an error that happened meanwhile. */
  log(text: string): void;
  ready(watchbill: RunningWatchbill): void;
}

const NAME_WIDTH = 12;
const PLAIN_PAUSE_MS = 10_000;
const MARKS = { running: '…', done: '✓', failed: '✗' } as const;
const COLOURS = { running: 'yellow', done: 'green', failed: 'red' } as const;

/** The steps of a start, a line each. On a terminal the last line follows its step; in a log a long step speaks up now and then. */
export function createProgressList(out: WriteStream): ProgressList {
  const startedAt = performance.now();
  let open = false;
  let spokeAt = Number.NEGATIVE_INFINITY;
  const clear = () => {
    if (open) out.write('\r\u001b[K');
    open = false;
  };
  const lineOf = ({ name, state, detail }: StepReport) =>
    `  ${styleText(COLOURS[state], MARKS[state])} ${name.padEnd(NAME_WIDTH)} ${detail}`.trimEnd();
  return {
    report: (step) => {
      clear();
      if (step.state !== 'running') {
        out.write(`${lineOf(step)}\n`);
        spokeAt = Number.NEGATIVE_INFINITY;
      } else if (out.isTTY) {
        out.write(lineOf(step).slice(0, (out.columns ?? 80) + 8));
        open = true;
      } else if (step.detail !== '' && performance.now() - spokeAt > PLAIN_PAUSE_MS) {
        out.write(`${lineOf(step)}\n`);
        spokeAt = performance.now();
      }
    },
    log: (text) => {
      clear();
      out.write(`  ${styleText('red', '!')} ${text}\n`);
    },
    ready: ({ url, signInUrl, inboxUrl }) => {
      clear();
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      const lines = [
        '',
        `  Ready in ${seconds} s.  Ctrl-C stops everything.`,
        '',
        `  Portal   ${styleText('bold', url)}`,
        `  Sign in  ${signInUrl}  (works once, within an hour)`,
      ];
      if (inboxUrl) {
        lines.push(`  Inbox    ${inboxUrl}  (what the owners of the demo are told)`);
        lines.push('', `  Break something:  npx watchbill demo break payments`);
      }
      out.write(`${lines.join('\n')}\n\n`);
    },
  };
}

import { describe, expect, test } from 'vitest';
import { parseK6Log } from './k6-log.ts';

const whole = (text: string) => parseK6Log({ text, cut: false });

/** Lines as k6 2.2.0 wrote them. */
describe('a line of the log', () => {
  test.each([
    [
      'console.log',
      '{"level":"info","msg":"hello","source":"console","time":"2026-11-20T22:26:19Z"}',
      { level: 'info', text: 'hello', source: 'console', exception: false },
    ],
    [
      'console.error is no error of the run',
      '{"level":"error","msg":"Uncaught (in promise) so to say","source":"console","time":"2026-11-20T22:31:03Z"}',
      {
        level: 'error',
        text: 'Uncaught (in promise) so to say',
        source: 'console',
        exception: false,
      },
    ],
    [
      'an exception',
      '{"executor":"shared-iterations","hint":"script exception","level":"error","msg":"Error: boom\\n\\tat inner (file:///s/throw.js:1:25(3))\\n","scenario":"default","source":"stacktrace","time":"2026-11-20T22:27:50Z"}',
      {
        level: 'error',
        text: 'Error: boom\n\tat inner (file:///s/throw.js:1:25(3))',
        source: 'k6',
        exception: true,
      },
    ],
    [
      'a rejection that nobody caught',
      '{"executor":"shared-iterations","level":"error","msg":"Uncaught (in promise) Error: async boom\\n\\tat default (file:///s/a.js:1:55(5))\\n","scenario":"default","time":"2026-11-20T22:27:50Z"}',
      { level: 'error', exception: true },
    ],
    [
      'a failed request',
      '{"error":"Get \\"http://127.0.0.1:1/x\\": dial tcp 127.0.0.1:1: connect: connection refused","level":"warning","msg":"Request Failed","time":"2026-11-20T22:31:03Z"}',
      {
        level: 'warning',
        text: 'Request Failed: Get "http://127.0.0.1:1/x": dial tcp 127.0.0.1:1: connect: connection refused',
      },
    ],
    [
      'the browser',
      '{"category":"browser","elapsed":"0 ms","level":"error","msg":"process with PID 3653 unexpectedly ended: exit status 1","source":"browser","time":"2026-11-20T22:48:00Z"}',
      { source: 'browser', level: 'error', exception: false },
    ],
  ])('%s', (_name, text, expected) => {
    expect(whole(text)).toMatchObject(expected);
  });

  test('a Go panic is none', () => {
    expect(whole('panic: runtime error: index out of range')).toBeUndefined();
    expect(whole('goroutine 30 gp=0x27c199e88000 m=8 [running]:')).toBeUndefined();
    expect(whole('null')).toBeUndefined();
  });
});

describe('a line that was cut for its length', () => {
  const cut = (text: string) => parseK6Log({ text, cut: true });
  const long = 'x\\n'.repeat(20_000);

  test('is still an exception', () => {
    const line = `{"executor":"shared-iterations","hint":"script exception","level":"error","msg":"Error: ${long}…","scenario":"default","source":"stacktrace","time":"2026-11-20T22:27:50Z"}`;
    expect(cut(line)).toMatchObject({ level: 'error', exception: true, source: 'k6' });
    expect(cut(line)?.text).toMatch(/^Error: x\nx\n/);
  });

  test('is still of the console, whatever it says', () => {
    const line = `{"level":"error","msg":"Uncaught (in promise) ${long}\\",\\"hint\\":\\"script exception\\"","source":"console","time":"2026-11-20T22:27:50Z"}`;
    expect(cut(line)).toMatchObject({ source: 'console', exception: false });
  });
});

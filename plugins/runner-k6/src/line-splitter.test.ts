import { describe, expect, test } from 'vitest';
import { createLineSplitter, type Line } from './line-splitter.ts';

function split(chunks: readonly (string | Buffer)[]): readonly Line[] {
  const lines: Line[] = [];
  const splitter = createLineSplitter((line) => void lines.push(line));
  for (const chunk of chunks) splitter.push(Buffer.from(chunk));
  splitter.end();
  return lines;
}

describe('a line splitter', () => {
  test.each([
    ['lines in one chunk', ['a\nb\n'], ['a', 'b']],
    ['a line over chunks', ['a', 'b', 'c\nd\n'], ['abc', 'd']],
    ['a last line without its end', ['a\nb'], ['a', 'b']],
    ['empty lines are left out', ['\n\na\n\n'], ['a']],
    ['a character over chunks', [Buffer.from('ü').subarray(0, 1), Buffer.from('ü').subarray(1), '\n'], ['ü']],
    ['nothing', [], []],
  ])('%s', (_name, chunks, texts) => {
    expect(split(chunks)).toEqual(texts.map((text) => ({ text, cut: false })));
  });

  test.each([1, 100, 65_536])(
    'keeps head and tail of a line of megabytes, in chunks of %i KB',
    (kilobytes) => {
      const whole = `{"head"${'x'.repeat(3_000_000)}"tail"}\nnext\n`;
      const chunks = whole.match(new RegExp(`[^]{1,${kilobytes * 1024}}`, 'g')) ?? [];
      const [line, next] = split(chunks);
      expect(line?.cut).toBe(true);
      expect(line?.text).toMatch(/^\{"head"x+"tail"\}$/);
      expect(line?.text.length).toBe(64 * 1024 + 512);
      expect(next).toEqual({ text: 'next', cut: false });
    },
  );

  test('a line of just the most that is kept is whole', () => {
    const [line] = split(['x'.repeat(64 * 1024), '\n']);
    expect(line).toEqual({ text: 'x'.repeat(64 * 1024), cut: false });
  });
});

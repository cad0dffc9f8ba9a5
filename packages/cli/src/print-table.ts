import { stripVTControlCharacters, styleText } from 'node:util';

/** Text in columns under a heading, as wide as their widest cell. */
export function formatTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headings.map((heading, column) =>
    Math.max(
      ...[heading, ...rows.map((row) => row[column] ?? '')].map(
        (cell) => stripVTControlCharacters(cell).length,
      ),
    ),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - stripVTControlCharacters(cell).length))
      .join('  ')
      .trimEnd();
  return [styleText('dim', line(headings)), ...rows.map(line)].join('\n');
}

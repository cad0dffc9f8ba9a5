import { existsSync, readFileSync, writeFileSync } from 'node:fs';

export interface ReportSection {
  readonly title: string;
  readonly text: string;
}

/** Puts a section in the place of the one with its title, else at the end; what other runs wrote stays. */
export function writeSection(page: string, { title, text }: ReportSection): void {
  const heading = `## ${title}\n`;
  const before = existsSync(page) ? readFileSync(page, 'utf8') : '# Benchmarks\n';
  const parts = before.split(/^(?=## )/m);
  const section = `${heading}\n${text.trim()}\n`;
  const at = parts.findIndex((part) => part.startsWith(heading));
  if (at < 0) parts.push(section);
  else parts[at] = section;
  writeFileSync(page, `${parts.map((part) => part.trimEnd()).join('\n\n')}\n`);
}

import { arrayLiteral } from './array-literal.ts';

/** A value of a COPY, as PostgreSQL reads it from text; arrays hold texts or what prints as such. */
export type CopyValue = string | number | boolean | null | undefined | readonly string[];

const SPECIAL = /[\\\n\r\t\0]/;
const NULL = '\\N';
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  // PostgreSQL has no texts with it.
  '\0': '\ufffd',
};

/** One row in the text format of COPY: https://www.postgresql.org/docs/18/sql-copy.html */
export function copyLine(values: readonly CopyValue[]): string {
  let line = '';
  for (const [index, value] of values.entries()) line += index === 0 ? cell(value) : `\t${cell(value)}`;
  return `${line}\n`;
}

function cell(value: CopyValue): string {
  if (value === null || value === undefined) return NULL;
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'object') return escaped(arrayLiteral(value));
  return String(value);
}

function escaped(text: string): string {
  return SPECIAL.test(text) ? text.replace(/[\\\n\r\t\0]/g, (sign) => ESCAPES[sign] ?? sign) : text;
}

import { cutText } from './cut-text.ts';

/** Controls, line separators, and the marks that reverse or hide the text around them. */
const UNSAFE = /[\p{Cc}\u2028\u2029\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]+/gu;

/**
 * One visible line of at most `limit` characters, whatever the text holds: it comes from scripts, services and
 * descriptors, so it may try to add a header, a line or an instruction of its own.
 */
export function oneLine(text: string, limit: number): string {
  // Cut roughly first: cleaning a megabyte to show a line would be waste.
  const start = text.slice(0, limit * 4).toWellFormed();
  const line = start.replace(UNSAFE, ' ').replace(/ {2,}/g, ' ').trim();
  return text.length > start.length && line.length <= limit
    ? `${cutText(line, limit - 1)}…`
    : cutText(line, limit);
}

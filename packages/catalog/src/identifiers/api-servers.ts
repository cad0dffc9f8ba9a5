import type { Entity } from '@watchbill/model';

/** Definitions can have megabytes; servers stand near their beginning. */
const MOST_CHARACTERS = 65_536;
const MOST_SERVERS = 20;
const SERVERS = /^(?:"?servers"?|'servers')\s*:(?<rest>.*)$/;
const URL_OR_HOST = /(?:^|[\s{[,"'-])["']?(?:url|host)["']?\s*:\s*["']?(?<value>[^\s"',}\]]+)/g;

/**
 * The servers that an OpenAPI or AsyncAPI definition names. Read by line, not parsed: a definition is a text of another
 * language, of which two words are wanted.
 */
export function apiServers({ kind, spec }: Entity): readonly string[] {
  const definition = spec?.definition;
  if (kind.toLowerCase() !== 'api' || typeof definition !== 'string') return [];
  const head = definition.slice(0, MOST_CHARACTERS);
  const block = head.trimStart().startsWith('{') ? jsonServers(head) : yamlServers(head);
  return [...block.matchAll(URL_OR_HOST)]
    .map((match) => match.groups?.value ?? '')
    .filter((value) => !value.includes('{'))
    .slice(0, MOST_SERVERS);
}

/** From `servers:` to the next line that begins a key of the same level. */
function yamlServers(text: string): string {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => SERVERS.test(line));
  if (start < 0) return '';
  const end = lines.findIndex((line, index) => index > start && /^[^\s#-]/.test(line));
  const rest = SERVERS.exec(lines[start] ?? '')?.groups?.rest ?? '';
  return [rest, ...lines.slice(start + 1, end < 0 ? undefined : end)].join('\n');
}

/** From `"servers":` to the bracket that ends its value. */
function jsonServers(text: string): string {
  const start = /"servers"\s*:\s*/.exec(text);
  if (!start) return '';
  let depth = 0;
  const from = start.index + start[0].length;
  for (let at = from; at < text.length; at++) {
    const sign = text[at];
    if (sign === '[' || sign === '{') depth++;
    else if (sign === ']' || sign === '}') depth--;
    if (depth === 0) return text.slice(from, at);
  }
  return text.slice(from);
}

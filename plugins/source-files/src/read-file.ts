import { dirname } from 'node:path';
import {
  hasTemplateMarks,
  isSkeleton,
  looksMeantForCatalog,
  meantForCatalog,
  readYaml,
  type YamlDocument,
} from '@watchbill/catalog';
import type { Fault } from '@watchbill/model';
import { type FileReading, locationOf } from './file-reading.ts';
import type { FoundFile } from './find-files.ts';
import { type BoundedText, readBounded } from './read-bounded.ts';
import { type DocumentReading, readDescriptor } from './read-descriptor.ts';
import { isHttpUrl } from './url/resolve-url.ts';
import type { UrlReader } from './url/url-reader.ts';
import { whyNoText } from './url/url-text.ts';

/**
 * Reads one file or URL, whatever is wrong with it. Undefined when there is nothing to say: it is gone, or it was found in a
 * folder and nothing in it is meant for the catalog. `known` files gave entities before and so are meant, however broken.
 */
export async function readFile(
  found: FoundFile,
  known: boolean,
  urls: UrlReader,
): Promise<FileReading | undefined> {
  const url = isHttpUrl(found.path);
  const content = url ? await readAtUrl(found.path, urls) : await readBounded(found.path);
  if (content.type === 'gone') return undefined;
  if (content.type !== 'text') {
    const meant = found.by !== 'folder' || known;
    if (!meant && !(content.type === 'too large' && looksMeantForCatalog(content.head))) return undefined;
    return toReading(found, [], [{ message: whyNot(content), line: 1, column: 1 }]);
  }
  const documents = readYaml(content.text);
  const wanted = wantedOf(found, documents, known);
  const errors =
    wanted.length > 0 || isMeant(found, content.text, known) ? documents.flatMap(firstError) : [];
  if (wanted.length === 0 && errors.length === 0)
    return found.by === 'name' ? emptyReading(found) : undefined;
  const where = url ? { url: found.path } : { directory: dirname(found.path), root: found.root };
  const readings = await Promise.all(
    wanted.map((document) => readDescriptor(document, found.path, where, urls)),
  );
  return toReading(found, readings, errors);
}

/** As if it were a file; one that must not be read is not known to be gone. */
async function readAtUrl(url: string, urls: UrlReader): Promise<BoundedText> {
  const read = await urls.read(url);
  if (read.type === 'text' || read.type === 'gone') return read;
  return { type: 'unreadable', reason: whyNoText(read) ?? '' };
}

/** The documents to take, or to find fault with. */
function wantedOf(
  { by }: FoundFile,
  documents: readonly YamlDocument[],
  known: boolean,
): readonly YamlDocument[] {
  const said = documents.filter(({ value }) => value !== undefined);
  if (by === 'name' || known) return said;
  return by === 'convention' ? said.filter(({ value }) => !isSkeleton(value)) : meantForCatalog(said);
}

/** Whether a text that cannot be read as YAML is worth a fault. */
function isMeant({ by }: FoundFile, text: string, known: boolean): boolean {
  if (by === 'name' || known) return true;
  return by === 'convention' ? !hasTemplateMarks(text) : looksMeantForCatalog(text);
}

type PlacedMessage = { readonly message: string; readonly line: number; readonly column: number };

/** Those after the first mostly follow from it. */
function firstError({ errors: [error] }: YamlDocument): readonly PlacedMessage[] {
  return error ? [{ ...error, message: `not readable as YAML: ${error.message}` }] : [];
}

function whyNot(content: Exclude<BoundedText, { type: 'text' | 'gone' }>): string {
  return content.type === 'too large'
    ? `the file has ${content.bytes} bytes: expected at most 5 MB; split it`
    : `the file cannot be read (${content.reason})`;
}

function toReading(
  { path }: FoundFile,
  readings: readonly DocumentReading[],
  errors: readonly PlacedMessage[],
): FileReading {
  const broken = errors.map(
    ({ message, line, column }): Fault => ({
      level: 'error',
      message,
      position: { file: path, line, column },
    }),
  );
  const faults = [...broken, ...readings.flatMap((reading) => reading.faults)];
  return {
    path,
    location: locationOf(path),
    entities: readings.flatMap(({ entity }) => (entity ? [entity] : [])),
    faults: faults.sort(byPosition),
    whole: faults.every(({ level }) => level !== 'error'),
    targets: readings.flatMap(({ targets }) => targets),
    dependsOn: [...new Set(readings.flatMap(({ dependsOn }) => dependsOn))],
  };
}

function emptyReading(found: FoundFile): FileReading {
  const message = 'nothing for the catalog in it: expected entities with apiVersion, kind, metadata and spec';
  const position = { file: found.path, line: 1, column: 1 };
  return { ...toReading(found, [], []), faults: [{ level: 'warning', message, position }] };
}

function byPosition({ position: a }: Fault, { position: b }: Fault): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

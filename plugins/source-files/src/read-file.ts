import { dirname } from 'node:path';
import type { Fault } from '@watchbill/model';
import { type FileReading, locationOf } from './file-reading.ts';
import type { FoundFile } from './find-files.ts';
import { isMeantForCatalog, looksMeantForCatalog } from './meant-for-catalog.ts';
import { type BoundedText, readBounded } from './read-bounded.ts';
import { type DocumentReading, readDescriptor } from './read-descriptor.ts';
import { readYaml, type YamlDocument } from './yaml-document.ts';

/**
 * Reads one file, whatever is wrong with it. Undefined when there is nothing to say: it is gone, or it was found in a
 * folder and nothing in it is meant for the catalog. `known` files gave entities before and so are meant, however broken.
 */
export async function readFile(found: FoundFile, known: boolean): Promise<FileReading | undefined> {
  const meant = found.explicit || known;
  const content = await readBounded(found.path);
  if (content.type === 'gone') return undefined;
  if (content.type !== 'text') {
    if (!meant && !(content.type === 'too large' && looksMeantForCatalog(content.head))) return undefined;
    return toReading(found, [], [{ message: whyNot(content), line: 1, column: 1 }]);
  }
  const documents = readYaml(content.text);
  const broken = documents.filter(({ errors }) => errors.length > 0);
  const said = documents.filter(({ value }) => value !== undefined);
  const wanted = meant ? said : said.filter(({ value }) => isMeantForCatalog(value));
  const errors =
    meant || wanted.length > 0 || looksMeantForCatalog(content.text) ? broken.flatMap(syntaxErrors) : [];
  if (wanted.length === 0 && errors.length === 0) return found.explicit ? emptyReading(found) : undefined;
  const surroundings = { path: found.path, directory: dirname(found.path), root: found.root };
  const readings = await Promise.all(wanted.map((document) => readDescriptor(document, surroundings)));
  return toReading(found, readings, errors);
}

type PlacedMessage = { readonly message: string; readonly line: number; readonly column: number };

function syntaxErrors({ errors }: YamlDocument): readonly PlacedMessage[] {
  return errors.map(({ message, line, column }) => ({
    message: `not readable as YAML: ${message}`,
    line,
    column,
  }));
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
  const fault: Fault = { level: 'warning', message, position: { file: found.path, line: 1, column: 1 } };
  return { ...toReading(found, [], []), faults: [fault] };
}

function byPosition({ position: a }: Fault, { position: b }: Fault): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

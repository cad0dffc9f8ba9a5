import { isAbsolute, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Fault } from '@watchbill/model';
import { VERSION } from '../version.ts';

const RULE = 'descriptor';

/** A log in SARIF 2.1.0 (OASIS, 2020), as code scanning takes it. Files are relative to where the command ran. */
export function toSarif(faults: readonly Fault[]): object {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'watchbill',
            semanticVersion: VERSION,
            rules: [
              {
                id: RULE,
                shortDescription: { text: 'Descriptors are complete, correct, and refer to what exists.' },
              },
            ],
          },
        },
        columnKind: 'utf16CodeUnits',
        results: faults.map(toResult),
      },
    ],
  };
}

function toResult({ level, message, position: { file, line, column }, entityRef }: Fault): object {
  const region =
    line === undefined
      ? {}
      : { region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) } };
  return {
    ruleId: RULE,
    ruleIndex: 0,
    level,
    message: { text: message },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: uriOf(file) }, ...region },
        ...(entityRef === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: entityRef }] }),
      },
    ],
  };
}

/** A relative reference of RFC 3986, in which a first part with a colon would be taken for a scheme. */
function uriOf(file: string): string {
  if (isAbsolute(file)) return pathToFileURL(file).href;
  return file.split(sep).map(encodeURIComponent).join('/');
}

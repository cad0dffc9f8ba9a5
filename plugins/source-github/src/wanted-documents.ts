import {
  hasTemplateMarks,
  isSkeleton,
  looksMeantForCatalog,
  meantForCatalog,
  type YamlDocument,
} from '@watchbill/catalog';
import type { Fault } from '@watchbill/model';

/**
 * How a descriptor was found, and so what may be in it: `name`, a Location leads to it; `convention`, it is called
 * `catalog-info.yaml`; `folder`, it is one of many and may be something else altogether.
 */
export interface DescriptorFile {
  readonly path: string;
  readonly by: 'name' | 'convention' | 'folder';
}

/** The documents to take, or to find fault with. */
export function wantedOf(
  documents: readonly YamlDocument[],
  by: DescriptorFile['by'],
): readonly YamlDocument[] {
  const said = documents.filter(({ value }) => value !== undefined);
  if (by === 'name') return said;
  return by === 'convention' ? said.filter(({ value }) => !isSkeleton(value)) : meantForCatalog(said);
}

/** What of a text cannot be read as YAML, where it seems meant for the catalog. */
export function brokenIn(
  documents: readonly YamlDocument[],
  text: string,
  by: DescriptorFile['by'],
  wanted: number,
  url: string,
): readonly Fault[] {
  return wanted > 0 || isMeant(text, by) ? documents.flatMap(firstError(url)) : [];
}

function isMeant(text: string, by: DescriptorFile['by']): boolean {
  if (by === 'name') return true;
  return by === 'convention' ? !hasTemplateMarks(text) : looksMeantForCatalog(text);
}

/** Those after the first mostly follow from it. */
const firstError =
  (file: string) =>
  ({ errors: [error] }: YamlDocument): readonly Fault[] =>
    error
      ? [
          {
            level: 'error',
            message: `not readable as YAML: ${error.message}`,
            position: { file, line: error.line, column: error.column },
          },
        ]
      : [];

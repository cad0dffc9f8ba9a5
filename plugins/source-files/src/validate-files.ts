import { join, relative, sep } from 'node:path';
import { isInside, resolveDuplicates } from '@watchbill/catalog';
import { type Entity, entityRefOf, type Fault } from '@watchbill/model';
import type { DescribedEntity, PlacedReference } from './file-reading.ts';
import { resolvePaths } from './find-files.ts';
import { readTree } from './read-tree.ts';

export interface Validation {
  /** In order of file, line and column. Files below `root` are named from there. */
  readonly faults: readonly Fault[];
  /** Those that a catalog would take. */
  readonly entities: readonly Entity[];
}

/**
 * Everything that is wrong with these folders, files and globs, taken together as one catalog: what they say, and what
 * they say of one another. A catalog takes an entity whose owner does not exist; those who write it should not.
 * @throws InputError when a path does not exist.
 */
export async function validateFiles(
  paths: readonly string[],
  root: string = process.cwd(),
): Promise<Validation> {
  const tree = await readTree(resolvePaths(root, { paths }, 'paths'));
  const entries = [...tree.entries.values()];
  const described = entries.flatMap(({ reading }) => reading.entities);
  const { kept, faults: duplicates } = resolveDuplicates(described.map(({ sourced }) => sourced));
  const entities = kept.map(({ entity }) => entity);
  const faults = [
    ...entries.flatMap(({ reading, targetFaults }) => [...reading.faults, ...targetFaults]),
    ...duplicates,
    ...dangling(described, new Set(entities.map(entityRefOf))),
    ...tree.unreadableFolders.map(unlisted),
  ];
  return { faults: faults.map((fault) => namedFrom(root, fault)).sort(byPlace), entities };
}

function dangling(described: readonly DescribedEntity[], refs: ReadonlySet<string>): readonly Fault[] {
  return described.flatMap(({ sourced, references }) =>
    references
      .filter(({ ref }) => !refs.has(ref))
      .map((reference) => ({ ...danglingFault(reference), entityRef: entityRefOf(sourced.entity) })),
  );
}

function danglingFault({ field, ref, place, position }: PlacedReference): Fault {
  const owner = field.relation === 'ownedBy';
  return {
    level: owner ? 'error' : 'warning',
    message: `${place} '${ref}': no such entity in these files; correct the reference or add ${ref}`,
    position,
  };
}

function unlisted(folder: string): Fault {
  return {
    level: 'error',
    message: 'the folder cannot be listed; allow reading it',
    position: { file: folder },
  };
}

/** Messages too name files from the root: they speak of the other place of a duplicate, or of a missing file. */
function namedFrom(root: string, fault: Fault): Fault {
  const { file } = fault.position;
  return {
    ...fault,
    message: fault.message.replaceAll(join(root, sep), ''),
    position: { ...fault.position, file: isInside(root, file) ? relative(root, file) : file },
  };
}

function byPlace({ position: a }: Fault, { position: b }: Fault): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

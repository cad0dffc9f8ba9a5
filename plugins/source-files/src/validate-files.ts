import { join, relative, sep } from 'node:path';
import { isInside, isMissingOwner, resolveDuplicates } from '@watchbill/catalog';
import { type Entity, entityRefOf, type Fault } from '@watchbill/model';
import type { DescribedEntity, PlacedReference } from './file-reading.ts';
import { resolvePaths } from './find-files.ts';
import { readTree } from './read-tree.ts';
import { isHttpUrl } from './url/resolve-url.ts';
import { createUrlReader } from './url/url-reader.ts';

export interface Validation {
  /** In order of file, line and column. Files below `root` are named from there. */
  readonly faults: readonly Fault[];
  /** Those that a catalog would take. */
  readonly entities: readonly Entity[];
}

/** Another place where the entities may be that these files refer to. */
export interface Elsewhere {
  /** As messages call it, e.g. `the catalog of http://127.0.0.1:9282`. */
  readonly name: string;
  /** Those of these refs that exist there. */
  find(refs: readonly string[]): Promise<ReadonlySet<string>>;
}

/**
 * Everything that is wrong with these folders, files and globs, taken together as one catalog: what they say, and what
 * they say of one another. A catalog takes an entity whose owner does not exist, or that names none; those who write it
 * should not, unless CODEOWNERS names one.
 * With `elsewhere`, what exists there is no fault.
 * @throws InputError when a path does not exist.
 */
export async function validateFiles(
  paths: readonly string[],
  root: string = process.cwd(),
  elsewhere?: Elsewhere,
): Promise<Validation> {
  const tree = await readTree(resolvePaths(root, { paths }, 'paths'), createUrlReader({ hosts: [] }));
  const entries = [...tree.entries.values()];
  const described = entries.flatMap(({ reading }) => reading.entities);
  const { kept, faults: duplicates } = resolveDuplicates(described.map(({ sourced }) => sourced));
  const entities = [...kept.values()].map(({ entity }) => entity);
  const dangling = findDangling(described, new Set(entities.map(entityRefOf)));
  const faults = [
    ...entries.flatMap(({ reading, targetFaults }) => [...reading.faults, ...targetFaults]).map(strict),
    ...duplicates,
    ...(await danglingFaults(dangling, elsewhere)),
    ...tree.unreadableFolders.map(unlisted),
  ];
  return { faults: faults.map((fault) => namedFrom(root, fault)).sort(byPlace), entities };
}

/** A catalog takes what names no owner and waits for evidence; those who write a descriptor know it. */
function strict(fault: Fault): Fault {
  return isMissingOwner(fault) ? { ...fault, level: 'error' } : fault;
}

interface Dangling extends PlacedReference {
  readonly entityRef: string;
}

function findDangling(described: readonly DescribedEntity[], refs: ReadonlySet<string>): readonly Dangling[] {
  return described.flatMap(({ sourced, references }) =>
    references
      .filter(({ ref }) => !refs.has(ref))
      .map((reference) => ({ ...reference, entityRef: entityRefOf(sourced.entity) })),
  );
}

async function danglingFaults(
  dangling: readonly Dangling[],
  elsewhere: Elsewhere | undefined,
): Promise<readonly Fault[]> {
  const refs = [...new Set(dangling.map(({ ref }) => ref))];
  const found = elsewhere && refs.length > 0 ? await elsewhere.find(refs) : new Set<string>();
  const where = elsewhere ? `in these files or in ${elsewhere.name}` : 'in these files';
  return dangling
    .filter(({ ref }) => !found.has(ref))
    .map(({ field, ref, place, position, entityRef }) => ({
      level: field.relation === 'ownedBy' ? 'error' : 'warning',
      message: `${place} '${ref}': no such entity ${where}; correct the reference or add ${ref}`,
      position,
      entityRef,
    }));
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
    position: {
      ...fault.position,
      file: !isHttpUrl(file) && isInside(root, file) ? relative(root, file) : file,
    },
  };
}

function byPlace({ position: a }: Fault, { position: b }: Fault): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

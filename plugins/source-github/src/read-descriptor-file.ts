import { describeDocument, type NamedText, readYaml } from '@watchbill/catalog';
import { type Entity, type EntityFault, entityRefOf, type Fault } from '@watchbill/model';
import type { AnswerError } from './answer-error.ts';
import { gatherFiles, namedFiles, onDisk } from './files-on-disk.ts';
import type { GitTree } from './git-tree.ts';
import { LimitReached } from './limit-reached.ts';
import { locationTargets } from './location-targets.ts';
import type { ReadSettings } from './read-settings.ts';
import type { Repository } from './repository.ts';
import { locationOf, type ReadEntity } from './repository-reading.ts';
import { fileUrl, withSource } from './source-annotations.ts';
import { followLink, resolveInTree } from './tree-path.ts';
import { brokenIn, type DescriptorFile, wantedOf } from './wanted-documents.ts';

export interface DescriptorReading {
  readonly location: string;
  readonly entities: readonly ReadEntity[];
  readonly faults: readonly Fault[];
  /** Nothing in it had to be left out for a fault. */
  readonly whole: boolean;
  /** Paths of further descriptors. */
  readonly targets: readonly string[];
  /** Paths of the files that it rests on. */
  readonly used: readonly string[];
}

const MOST_BYTES = 5_000_000;

export async function readDescriptorFile(
  { path, by }: DescriptorFile,
  repository: Repository,
  tree: GitTree,
  settings: ReadSettings,
): Promise<DescriptorReading> {
  const url = fileUrl(repository, path);
  const used = new Set([path]);
  const nothing = {
    location: locationOf(url),
    entities: [],
    faults: [],
    whole: true,
    targets: [],
    used: [path],
  };
  const readFile = async (wanted: string): Promise<NamedText> => {
    const found = await followLink(tree, wanted, (file) => settings.readBlob(repository, file));
    if (!found) return { why: 'no such file in the repository; correct the path or add the file' };
    for (const passed of found.passed) used.add(passed);
    if (found.file.bytes > MOST_BYTES) return { why: `${found.file.bytes} bytes; expected at most 5 MB` };
    return { text: (await settings.readBlob(repository, found.file)).toString() };
  };
  const text = await readFile(path).catch(whyNot);
  if ('why' in text) {
    const fault: Fault = {
      level: 'error',
      message: `the file cannot be read: ${text.why}`,
      position: { file: url },
    };
    return { ...nothing, faults: [fault], whole: false };
  }
  const documents = readYaml(text.text);
  const wanted = wantedOf(documents, by);
  const entities: ReadEntity[] = [];
  const faults: Fault[] = [...brokenIn(documents, text.text, by, wanted.length, url)];
  const targets: string[] = [];
  const files = new Map<string, Entity>();
  for (const document of wanted) {
    const place = (fault: EntityFault, entityRef?: string): Fault => ({
      level: fault.level,
      message: fault.message,
      position: { file: url, ...document.locate(fault.path) },
      ...(entityRef ? { entityRef } : {}),
    });
    const readNamed = async (target: string): Promise<NamedText> => {
      if (/^[a-z][a-z0-9+.-]+:\/\//i.test(target))
        return { why: 'a URL is not fetched; put a copy beside the descriptor and name that' };
      const named = resolveInTree(path, target);
      if (!named) return { why: 'leads out of the repository; move the file inside' };
      return readFile(named).catch(whyNot);
    };
    const described = await describeDocument(document.value, readNamed);
    faults.push(...described.faults.map((fault) => place(fault, described.entityRef)));
    const { entity } = described;
    if (!entity) continue;
    const led = locationTargets(entity, path, repository, tree);
    const named = namedFiles(entity, path, tree);
    faults.push(...[...led.faults, ...named.faults].map((fault) => place(fault, described.entityRef)));
    targets.push(...led.paths);
    for (const file of named.paths) files.set(file, entity);
    entities.push({
      path,
      sourced: {
        entity: withSource(entity, repository, path),
        location: locationOf(url),
        identity: identityOf(entity, path, repository, wanted.length),
        position: { file: url, ...document.locate(['metadata', 'name']) },
      },
    });
  }
  const gathered = await gatherFiles([...files.keys()], tree, (file) => settings.readBlob(repository, file));
  for (const file of gathered.keys()) used.add(file);
  const disk = await onDisk(gathered, path, repository, tree.commit, settings);
  return {
    location: locationOf(url),
    entities: entities.map((read) => ({ ...read, sourced: { ...read.sourced, ...disk } })),
    faults,
    whole: faults.every(({ level }) => level !== 'error'),
    targets,
    used: [...used],
  };
}

/** A file with one entity may rename it and it stays the same; among several the name tells which is which. */
function identityOf(entity: Entity, path: string, { id }: Repository, documents: number): string {
  return documents === 1 ? `${id}:${path}` : `${id}:${path}#${entityRefOf(entity)}`;
}

/** One file that GitHub does not give is a fault; a limit ends the whole reading. */
function whyNot(error: unknown): NamedText {
  const { status, message } = error as AnswerError;
  if (error instanceof LimitReached || status === undefined || status === 401) throw error;
  return { why: `GitHub does not give it (${status}: ${message})` };
}

import { CODEOWNERS_PLACES, type Fault, parseCodeowners } from '@watchbill/model';
import type { GitTree } from './git-tree.ts';
import { type DescriptorReading, readDescriptorFile } from './read-descriptor-file.ts';
import type { ReadSettings } from './read-settings.ts';
import type { Repository } from './repository.ts';
import { locationOf, type ReadEntity, type RepositoryReading } from './repository-reading.ts';
import { fileUrl, rootUrl, withSource } from './source-annotations.ts';
import { suggestComponent, telltaleFiles } from './suggest-component.ts';
import { pathsLike } from './tree-path.ts';
import type { DescriptorFile } from './wanted-documents.ts';

/** The path that stands for a repository without a descriptor: the one that its descriptor would have. */
const SUGGESTED_PATH = 'catalog-info.yaml';

/**
 * Reads what the files of a repository say: descriptors wherever they fit the globs and what their Locations lead to, and
 * the code owners. Without any descriptor the repository itself becomes a suggestion.
 */
export async function readRepository(
  repository: Repository,
  tree: GitTree,
  settings: ReadSettings,
): Promise<RepositoryReading> {
  const descriptors = await readDescriptors(repository, tree, settings);
  const codeownersPath = CODEOWNERS_PLACES.find((path) => tree.files.has(path));
  const codeownersFile = codeownersPath ? tree.files.get(codeownersPath) : undefined;
  const codeowners = codeownersFile
    ? parseCodeowners((await settings.readBlob(repository, codeownersFile)).toString())
    : undefined;
  const ownerFaults = (codeowners?.faults ?? []).map(
    ({ line, message }): Fault => ({
      level: 'warning',
      message,
      position: { file: fileUrl(repository, codeownersPath ?? ''), line },
    }),
  );
  const told = descriptors.filter(({ entities, whole }) => entities.length > 0 || !whole);
  const suggested =
    settings.suggest && told.length === 0 && !tree.truncated ? [suggest(repository, tree, settings)] : [];
  const faults = [
    ...descriptors.flatMap((reading) => reading.faults),
    ...ownerFaults,
    ...truncation(repository, tree),
  ];
  return {
    repository,
    entities: [...descriptors.flatMap(({ entities }) => entities), ...suggested],
    faults,
    codeowners,
    locations: [
      ...new Set([
        locationOf(rootUrl(repository)),
        ...descriptors.map(({ location }) => location),
        ...faults.map(({ position }) => locationOf(position.file)),
      ]),
    ],
    unreadable: [
      ...descriptors.filter(({ whole }) => !whole).map(({ location }) => location),
      ...(tree.truncated ? [locationOf(`${repository.url}/`)] : []),
    ],
    used: new Set([
      ...descriptors.flatMap(({ used }) => used),
      ...(codeownersPath ? [codeownersPath] : []),
      ...telltaleFiles(tree),
    ]),
  };
}

/** The contents that a reading is sure to ask for. */
export function contentsOf(tree: GitTree, globs: readonly string[]): readonly string[] {
  const codeowners = CODEOWNERS_PLACES.find((path) => tree.files.has(path));
  return [...pathsLike(tree, globs), ...(codeowners ? [codeowners] : [])].flatMap(
    (path) => tree.files.get(path)?.sha ?? [],
  );
}

async function readDescriptors(
  repository: Repository,
  tree: GitTree,
  settings: ReadSettings,
): Promise<readonly DescriptorReading[]> {
  const readings: DescriptorReading[] = [];
  const seen = new Set<string>();
  let wave: readonly DescriptorFile[] = pathsLike(tree, settings.paths).map((path) => ({
    path,
    by: /(^|\/)catalog-info\.ya?ml$/i.test(path) ? 'convention' : 'folder',
  }));
  while (wave.length > 0) {
    const found = wave.filter(({ path }) => !seen.has(path));
    for (const { path } of found) seen.add(path);
    const read = await Promise.all(found.map((file) => readDescriptorFile(file, repository, tree, settings)));
    readings.push(...read);
    wave = read.flatMap(({ targets }) => targets.map((path) => ({ path, by: 'name' as const })));
  }
  return readings;
}

function suggest(repository: Repository, tree: GitTree, { naming }: ReadSettings): ReadEntity {
  const entity = suggestComponent(repository, tree, naming.namespace(repository.owner));
  return {
    path: SUGGESTED_PATH,
    sourced: {
      entity: withSource(entity, repository, ''),
      location: locationOf(rootUrl(repository)),
      identity: `${repository.id}:${SUGGESTED_PATH}`,
      inferred: true,
    },
  };
}

function truncation(repository: Repository, { truncated }: GitTree): readonly Fault[] {
  if (!truncated) return [];
  const message = 'the repository has more files than could be listed; descriptors in the rest are not seen';
  return [{ level: 'warning', message, position: { file: rootUrl(repository) } }];
}

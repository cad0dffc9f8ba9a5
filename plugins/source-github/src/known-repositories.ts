import type { AnswerError } from './answer-error.ts';
import type { GithubWorld } from './github-world.ts';
import { type Repository, toRepository } from './repository.ts';
import { filesKey, knownPlace } from './repository-files.ts';
import { isWanted } from './repository-filter.ts';
import { locationOf } from './repository-reading.ts';

const FILES = filesKey('');

/**
 * Known repositories that the list did not have. One that is deleted while the list is read shifts another from a page still
 * to come to one that was read: nothing is gone before GitHub was asked for it by name.
 */
export async function stillThere(
  world: GithubWorld,
  organization: string,
  unreadable: string[],
): Promise<readonly Repository[]> {
  const { memory, options } = world;
  const client = await world.access.client(organization);
  const found: Repository[] = [];
  const missing = memory
    .unused(FILES)
    .map((key) => ({ key, id: key.slice(FILES.length), place: knownPlace(memory, key) }));
  for (const { key, id, place } of missing) {
    if (world.configured(place.owner) !== organization) continue;
    try {
      const answer = await client.get(
        '/repos/{owner}/{repo}',
        { owner: place.owner, repo: place.name },
        toRepository,
      );
      const repository = answer?.value;
      const here = repository?.id === id && world.configured(repository.owner) !== undefined;
      if (here && isWanted(repository, options.repositories)) {
        found.push(repository);
        continue;
      }
    } catch (error) {
      const { status } = error as AnswerError;
      if (status === 403 || status === 451)
        unreadable.push(locationOf(`${options.url}/${place.owner}/${place.name}/`));
      else if (status !== 404) throw error;
    }
    world.repositories.forget(id);
    memory.forget(key);
  }
  return found;
}

/** Every place that an organisation may have given something from, as it spells itself and as the configuration does. */
export function locationsOf(world: GithubWorld, organization: string): readonly string[] {
  const { options, people, memory } = world;
  const owners = memory
    .keys(FILES)
    .map((key) => knownPlace(memory, key).owner)
    .filter((owner) => world.configured(owner) === organization);
  const { persons = [], teams = [] } = people.all.get(organization.toLowerCase()) ?? {};
  return [
    ...[...new Set([organization, ...owners])].flatMap((name) => [
      locationOf(`${options.url}/${name}/`),
      locationOf(`${options.url}/orgs/${name}/`),
    ]),
    ...[...teams, ...persons].map(({ url }) => locationOf(url)),
  ];
}

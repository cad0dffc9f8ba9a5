import type { Mutation } from '@watchbill/catalog';
import type { Fault } from '@watchbill/model';
import { atOnce } from './at-once.ts';
import { type AnswerError, explainFailure } from './explain-failure.ts';
import type { GithubState } from './github-state.ts';
import type { GithubWorld } from './github-world.ts';
import { LimitReached } from './limit-reached.ts';
import { listPages } from './list-pages.ts';
import { listPeople } from './people.ts';
import { type Repository, toRepository } from './repository.ts';
import { filesKey, knownPlace } from './repository-files.ts';
import { isWanted } from './repository-filter.ts';
import { RepositoryFailed } from './repository-ledger.ts';
import { locationOf } from './repository-reading.ts';
import { joinTold, type Told } from './told.ts';

export interface ListingSettings {
  readonly emit: (mutation: Mutation, repositories: readonly string[]) => Promise<void>;
  /** Whether nothing more is to be told. */
  readonly stopped: () => boolean;
  /** Repositories that have been told apart from the listing since it began. */
  readonly toldMeanwhile: () => ReadonlySet<string>;
}

const AT_ONCE = 8;
/** So many repositories that fail one after the other are not to blame. */
const FAILURES_IN_A_ROW = 5;
const STATE_MS = 10_000;
const FILES = filesKey('');

/**
 * Tells everything, page by page. An organisation that cannot be asked is a fault, and what it gave stays; an error when none can.
 * @throws LimitReached when GitHub answers no more: what was learnt is kept, and the next time goes on from there.
 */
export async function listEverything(world: GithubWorld, settings: ListingSettings): Promise<void> {
  const { options, memory, people, repositories, now } = world;
  const { emit, stopped, toldMeanwhile } = settings;
  const failures = new Map<string, string>();
  const seen = new Set<string>();
  const unreadable: string[] = [];
  let first = true;
  let keptAt = now();

  const stateNow = (anyway: boolean): { readonly state?: GithubState } => {
    if (!anyway && now() - keptAt < STATE_MS) return {};
    const answers = memory.takeChanged();
    if (!answers) return {};
    keptAt = now();
    return { state: { reads: world.reads, answers } };
  };
  const tellPage = async (parts: readonly Told[], ids: readonly string[], anyway = false) => {
    if (stopped()) throw new ListingStopped();
    const { entities, faults, unreadable: more } = joinTold(parts);
    unreadable.push(...more);
    await emit({ type: 'page', first, entities, faults, ...stateNow(anyway) }, ids);
    first = false;
  };
  const tellRepositories = async (ids: readonly string[], anyway: boolean) => {
    const parts = ids.flatMap((id) => repositories.tell(id, people.all) ?? []);
    if (parts.length > 0 || anyway) await tellPage(parts, ids, anyway);
  };
  /** Reads them and tells of those that were read, also when the reading ends early. */
  const take = async (found: readonly Repository[]) => {
    const read: string[] = [];
    let failed: { readonly error: unknown } | undefined;
    let inARow = 0;
    const readOne = async (repository: Repository) => {
      if (stopped()) throw new ListingStopped();
      seen.add(repository.id);
      try {
        await repositories.read(repository, { urgent: false, ask: false });
        inARow = 0;
      } catch (error) {
        if (!(error instanceof RepositoryFailed)) throw error;
        inARow += 1;
        if (inARow >= FAILURES_IN_A_ROW) throw error;
      }
      read.push(repository.id);
    };
    await atOnce(found, AT_ONCE, readOne).catch((error: unknown) => {
      failed = { error };
    });
    await tellRepositories(
      found.map(({ id }) => id).filter((id) => read.includes(id)),
      failed?.error instanceof LimitReached,
    );
    if (failed) throw failed.error;
  };
  const attempt = async (organization: string, work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      if (error instanceof LimitReached || error instanceof ListingStopped || error instanceof EmitFailed)
        throw error;
      world.access.forget(organization);
      const message =
        error instanceof RepositoryFailed
          ? error.message
          : explainFailure(error, world.failureIn(organization));
      failures.set(organization, message);
    }
  };

  memory.beginPass();
  if (options.people) {
    for (const organization of options.organizations) {
      await attempt(organization, async () => {
        const client = await world.access.client(organization);
        people.take(organization, await listPeople(client, organization, { fresh: false, urgent: false }));
      });
    }
    await tellPage([people.tell(new Set([...failures.keys()].map((name) => name.toLowerCase())))], []);
  }
  for (const organization of options.organizations) {
    if (failures.has(organization)) continue;
    await attempt(organization, async () => {
      const client = await world.access.client(organization);
      // In the order in which they were made, a new one changes the last page only.
      const place = { org: organization, type: 'all', sort: 'created', direction: 'asc' };
      for await (const page of listPages(client, '/orgs/{org}/repos', place, toRepository)) {
        await take(page.filter((repository) => isWanted(repository, options.repositories)));
      }
      await take(await stillThere(world, organization, unreadable));
    });
  }
  await tellRepositories([...toldMeanwhile()], false);
  if (failures.size === options.organizations.length) throw new Error([...failures.values()].join('\n'));
  if (failures.size === 0) memory.endPass();
  if (stopped()) throw new ListingStopped();
  await emit(
    {
      type: 'complete',
      entities: [],
      faults: [...failures].map(([organization, message]) => organizationFault(world, organization, message)),
      unreadable: [
        ...new Set([...unreadable, ...[...failures.keys()].flatMap((name) => locationsIn(world, name))]),
      ],
      ...stateNow(true),
    },
    [],
  );
}

/** The source is being stopped. */
export class ListingStopped extends Error {
  override readonly name = 'ListingStopped';
}

/** The catalog has not taken what was told. */
export class EmitFailed extends Error {
  override readonly name = 'EmitFailed';
}

/**
 * Known repositories that the list did not have. One that is deleted while the list is read shifts another from a page still
 * to come to one that was read: nothing is gone before GitHub was asked for it by name.
 */
async function stillThere(
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

function organizationFault({ options }: GithubWorld, organization: string, message: string): Fault {
  return { level: 'error', message, position: { file: `${options.url}/${organization}` } };
}

/** Everything that an organisation may have given, however it spells itself. */
function locationsIn(world: GithubWorld, organization: string): readonly string[] {
  const { options, people } = world;
  const spelled = new Set([organization, organization.toLowerCase()]);
  const persons = people.all.get(organization.toLowerCase())?.persons ?? [];
  return [
    ...[...spelled].flatMap((name) => [
      locationOf(`${options.url}/${name}/`),
      locationOf(`${options.url}/orgs/${name}/`),
    ]),
    ...persons.map(({ url }) => locationOf(url)),
  ];
}

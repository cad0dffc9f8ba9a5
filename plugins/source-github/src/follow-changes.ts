import { setTimeout as sleep } from 'node:timers/promises';
import type { Mutation } from '@watchbill/catalog';
import type { Affected, AffectedRepository } from './affected-by.ts';
import { type Announce, PEOPLE } from './announcement.ts';
import type { AnswerError } from './answer-error.ts';
import type { GithubWorld } from './github-world.ts';
import { LimitReached } from './limit-reached.ts';
import { listPeople } from './people.ts';
import { type Repository, toRepository } from './repository.ts';
import { isWanted } from './repository-filter.ts';
import { joinTold, type Told } from './told.ts';

export interface FollowSettings {
  readonly announce: Announce;
  /** Locations that a repository was last told at. */
  readonly locationsOf: (id: string) => ReadonlySet<string>;
  readonly onError: (error: unknown) => void;
  readonly stopped: () => boolean;
}

export interface ChangeFollower {
  take(affected: Affected): void;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
}

/** A far end that has just told of a change may not know it everywhere yet, or be overloaded; then the next listing finds it. */
const PAUSES_S = [0.5, 2, 8, 30];

/** Reads again what webhooks name, at once, each thing once at a time however often it is named. */
export function followChanges(world: GithubWorld, settings: FollowSettings): ChangeFollower {
  const { announce, locationsOf, onError, stopped } = settings;
  const waiting = new Map<string, { work: () => Promise<void> }>();
  const running = new Map<string, Promise<void>>();

  const run = async (key: string) => {
    for (let next = waiting.get(key); next && !stopped(); next = waiting.get(key)) {
      waiting.delete(key);
      await insist(next.work).catch(onError);
    }
    running.delete(key);
  };
  const insist = async (work: () => Promise<void>) => {
    for (const pause of [...PAUSES_S, undefined]) {
      try {
        return await work();
      } catch (error) {
        if (pause === undefined || stopped() || error instanceof LimitReached) throw error;
        await sleep(pause * world.secondMs, undefined, { signal: world.stopping });
      }
    }
  };
  /** What is named again before its turn has come is looked at once. */
  const enqueue = (key: string, work: () => Promise<void>) => {
    waiting.set(key, { work });
    if (!running.has(key)) running.set(key, run(key));
  };
  const lookAt = async (affected: AffectedRepository) => {
    const repository = await findRepository(world, affected);
    const { id } = affected;
    const tell = () => {
      const before = locationsOf(id);
      const told = world.repositories.tell(id, world.people.all);
      return told || before.size > 0
        ? { mutation: deltaOf(before, told ?? NOTHING), parts: [id] }
        : undefined;
    };
    if (!repository) {
      world.repositories.forget(id);
      return announce(tell);
    }
    const { push } = affected;
    // Deliveries come late and in any order: a commit is the newest for sure only when it follows the one that is known.
    const commit = push && push.before === world.repositories.commit(id) ? push.after : undefined;
    await world.repositories.read(repository, { urgent: true, ask: true, commit });
    await announce(tell);
  };
  const lookAtPeople = async (organization: string) => {
    const client = await world.access.client(organization);
    const people = await listPeople(client, organization, { fresh: true, urgent: true });
    const rights = world.people.take(organization, people);
    await announce(() => {
      const touched = [...rights].filter((id) => locationsOf(id).size > 0);
      const changed = world.people.tellChange();
      const told = [
        ...(changed ? [changed] : []),
        ...touched.flatMap((id) => world.repositories.tell(id, world.people.all) ?? []),
      ];
      if (told.length === 0) return undefined;
      return { mutation: deltaOf(new Set(), joinTold(told)), parts: [...touched, PEOPLE] };
    });
  };
  return {
    take: ({ repositories, people }) => {
      for (const affected of repositories) enqueue(`repository ${affected.id}`, () => lookAt(affected));
      for (const name of people) {
        const organization = world.configured(name);
        if (organization && world.options.people)
          enqueue(`people ${organization}`, () => lookAtPeople(organization));
      }
    },
    settled: async () => {
      while (running.size > 0) await Promise.all(running.values());
    },
  };
}

const NOTHING: Told = { entities: [], faults: [], locations: [], unreadable: [] };

function deltaOf(before: ReadonlySet<string>, { entities, faults, locations, unreadable }: Told): Mutation {
  return {
    type: 'delta',
    locations: [...new Set([...before, ...locations])].sort(),
    entities,
    faults,
    unreadable,
  };
}

/** The repository as it is now; undefined when it is gone, was moved away, or is not wanted. */
async function findRepository(
  world: GithubWorld,
  affected: AffectedRepository,
): Promise<Repository | undefined> {
  const { id, owner, name, push } = affected;
  const known = world.repositories.repository(id);
  if (push && known && known.owner === owner && known.name === name) return { ...known, pushedAt: null };
  const organization = world.configured(owner);
  if (!organization) return undefined;
  try {
    const client = await world.access.client(organization);
    const answer = await client.get('/repos/{owner}/{repo}', { owner, repo: name }, toRepository, {
      urgent: true,
    });
    const repository = answer?.value;
    const here = repository?.id === id && world.configured(repository.owner) !== undefined;
    return here && isWanted(repository, world.options.repositories) ? repository : undefined;
  } catch (error) {
    if ((error as AnswerError).status === 404) return undefined;
    throw error;
  }
}

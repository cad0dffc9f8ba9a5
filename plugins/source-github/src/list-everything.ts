import type { Fault } from '@watchbill/model';
import { type Announce, PEOPLE } from './announcement.ts';
import { atOnce } from './at-once.ts';
import { explainFailure } from './explain-failure.ts';
import type { GithubState } from './github-state.ts';
import type { GithubWorld } from './github-world.ts';
import { locationsOf, stillThere } from './known-repositories.ts';
import { LimitReached } from './limit-reached.ts';
import { listPages } from './list-pages.ts';
import { listPeople } from './people.ts';
import { type Repository, toRepository } from './repository.ts';
import { isWanted } from './repository-filter.ts';
import { RepositoryFailed } from './repository-ledger.ts';
import { joinTold, type Told } from './told.ts';

export interface ListingSettings {
  readonly announce: Announce;
  /** Whether nothing more is to be told. */
  readonly stopped: () => boolean;
  /** Parts that have been told apart from the listing since it began: no page may have them. */
  readonly toldMeanwhile: () => ReadonlySet<string>;
}

const AT_ONCE = 8;
/** So many repositories that fail one after the other are not to blame. */
const FAILURES_IN_A_ROW = 5;
const STATE_MS = 10_000;

/**
 * Tells everything, page by page. An organisation that cannot be asked is a fault, and what it gave stays; an error when none can.
 * @throws LimitReached when GitHub answers no more: what was learnt is kept, and the next time goes on from there.
 */
export async function listEverything(world: GithubWorld, settings: ListingSettings): Promise<void> {
  const { options, memory, people, repositories, now } = world;
  const { announce, stopped, toldMeanwhile } = settings;
  /** What went wrong, by organisation: with its people, with its repositories. */
  const withoutPeople = new Map<string, string>();
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
  const tellPage = async (tell: () => Told, parts: readonly string[], anyway = false) => {
    if (stopped()) throw new ListingStopped();
    await announce(() => {
      const { entities, faults, unreadable: more } = tell();
      unreadable.push(...more);
      return { mutation: { type: 'page', first, entities, faults, ...stateNow(anyway) }, parts };
    });
    first = false;
  };
  const tellAll = (ids: Iterable<string>) =>
    joinTold([...ids].flatMap((id) => repositories.tell(id, people.all) ?? []));
  /** Reads them and tells of those that were read, also when the reading ends early. */
  const take = async (found: readonly Repository[]) => {
    const read = new Set<string>();
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
      read.add(repository.id);
    };
    await repositories.prepare(found);
    await atOnce(found, AT_ONCE, readOne).catch((error: unknown) => {
      failed = { error };
    });
    const limited = failed?.error instanceof LimitReached;
    const told = found.map(({ id }) => id).filter((id) => read.has(id));
    if (told.length > 0 || limited) await tellPage(() => tellAll(told), told, limited);
    if (failed) throw failed.error;
  };
  const attempt = async (organization: string, failed: Map<string, string>, work: () => Promise<void>) => {
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
      failed.set(organization, message);
    }
  };
  const namesIn = (failed: ReadonlyMap<string, string>) =>
    new Set([...failed.keys()].map((name) => name.toLowerCase()));

  memory.beginPass();
  if (options.people) {
    for (const organization of options.organizations) {
      await attempt(organization, withoutPeople, async () => {
        const client = await world.access.client(organization);
        people.take(organization, await listPeople(client, organization, { fresh: false, urgent: false }));
      });
    }
    await tellPage(() => people.tell(namesIn(withoutPeople)), []);
  }
  for (const organization of options.organizations) {
    await attempt(organization, failures, async () => {
      const client = await world.access.client(organization);
      // In the order in which they were made, a new one changes the last page only.
      const place = { org: organization, type: 'all', sort: 'created', direction: 'asc' };
      for await (const page of listPages(client, '/orgs/{org}/repos', place, toRepository)) {
        await take(page.filter((repository) => isWanted(repository, options.repositories)));
      }
      await take(await stillThere(world, organization, unreadable));
    });
  }
  if (failures.size === options.organizations.length)
    throw new Error([...new Set([...failures.values(), ...withoutPeople.values()])].join('\n'));
  if (failures.size + withoutPeople.size === 0) memory.endPass();
  if (stopped()) throw new ListingStopped();
  await announce(() => {
    const meanwhile = toldMeanwhile();
    const late = joinTold([
      tellAll(meanwhile),
      ...(meanwhile.has(PEOPLE) ? [people.tell(namesIn(withoutPeople))] : []),
    ]);
    const lost = [...failures.keys()].flatMap((name) => locationsOf(world, name));
    return {
      mutation: {
        type: 'complete',
        entities: late.entities,
        faults: [...new Map([...withoutPeople, ...failures])].map(([organization, message]) =>
          organizationFault(world, organization, message),
        ),
        unreadable: [...new Set([...unreadable, ...late.unreadable, ...lost])],
        ...stateNow(true),
      },
      parts: [],
    };
  });
}

/** The source is being stopped. */
export class ListingStopped extends Error {
  override readonly name = 'ListingStopped';
}

/** The catalog has not taken what was told. */
export class EmitFailed extends Error {
  override readonly name = 'EmitFailed';
}

function organizationFault({ options }: GithubWorld, organization: string, message: string): Fault {
  return { level: 'error', message, position: { file: `${options.url}/${organization}` } };
}

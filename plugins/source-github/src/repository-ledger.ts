import { isDeepStrictEqual } from 'node:util';
import type { AnswerError } from './answer-error.ts';
import type { AnswerMemory } from './answer-memory.ts';
import { atOnce, createTurns } from './at-once.ts';
import type { BlobStore } from './blob-store.ts';
import { explainFailure, type FailureContext } from './explain-failure.ts';
import type { GithubClient } from './github-client.ts';
import { LimitReached } from './limit-reached.ts';
import type { Naming } from './naming.ts';
import { ownerSigns } from './owner-signs.ts';
import type { People } from './people.ts';
import { prefetchBlobs, type WantedBlob } from './prefetch-blobs.ts';
import { contentsOf, readRepository } from './read-repository.ts';
import type { ReadSettings } from './read-settings.ts';
import { type Repository, slugOf } from './repository.ts';
import { readTree, rememberFiles, type TreeAnswer } from './repository-files.ts';
import { locationOf, type RepositoryReading } from './repository-reading.ts';
import { rootUrl } from './source-annotations.ts';
import type { Told } from './told.ts';

export interface LedgerSettings extends ReadSettings {
  readonly blobs: BlobStore;
  readonly memory: AnswerMemory;
  readonly client: (repository: Repository) => Promise<GithubClient>;
  readonly failure: Omit<FailureContext, 'organization'>;
}

export interface Reread {
  readonly urgent: boolean;
  readonly ask: boolean;
  readonly commit?: string | undefined;
}

/** What is known of each repository, always the newest, whoever asked for it. */
export interface RepositoryLedger {
  /** Looks ahead for those that are read next: what they need comes many at a time. Never throws. */
  prepare(repositories: readonly Repository[]): Promise<void>;
  /** Reads it where something may have changed. @throws LimitReached, and what is wrong with the whole organisation. */
  read(repository: Repository, reread: Reread): Promise<void>;
  repository(id: string): Repository | undefined;
  commit(id: string): string | undefined;
  /** Undefined when nothing was read, or it is gone. */
  tell(id: string, people: ReadonlyMap<string, People>): Told | undefined;
  forget(id: string): void;
}

const TREES_AT_ONCE = 8;

interface Entry {
  readonly reading: RepositoryReading;
  readonly commit: string;
}

export function createRepositoryLedger(settings: LedgerSettings): RepositoryLedger {
  const { blobs, memory, now, client, naming, failure } = settings;
  const entries = new Map<string, Entry>();
  const inTurn = createTurns<string>();
  /** Answers that were asked for ahead, each to be used once. */
  const ahead = new Map<string, Promise<TreeAnswer>>();

  const read = async (repository: Repository, { urgent, ask, commit }: Reread): Promise<void> => {
    const prepared = ask ? undefined : ahead.get(repository.id);
    ahead.delete(repository.id);
    const request = { client: await client(repository), memory, urgent, ask, commit };
    const answer = await (prepared ?? readTree(repository, request));
    const { tree } = answer;
    const known = entries.get(repository.id);
    const current = known && isCurrent(known, repository, tree.commit);
    const reading = current ? known.reading : await readRepository(repository, tree, settings);
    rememberFiles(repository, answer, reading.used, memory, now());
    entries.set(repository.id, { reading, commit: tree.commit });
  };
  return {
    prepare: async (repositories) => {
      const wanted: WantedBlob[] = [];
      await atOnce(repositories, TREES_AT_ONCE, async (repository) => {
        const answer = client(repository).then((asked) =>
          readTree(repository, { client: asked, memory, urgent: false, ask: false }),
        );
        ahead.set(repository.id, answer);
        const tree = await answer.then(
          (given) => given.tree,
          (error: unknown) => {
            // The others are worth looking ahead for; what is wrong with this one shows when it is read.
            if (error instanceof LimitReached) throw error;
          },
        );
        if (!tree || entries.get(repository.id)?.commit === tree.commit) return;
        for (const sha of contentsOf(tree, settings.paths)) wanted.push({ repository, sha });
      }).catch(() => {});
      const [first] = wanted;
      if (first) await prefetchBlobs(wanted, await client(first.repository), blobs);
    },
    read: (repository, reread) =>
      inTurn(repository.id, async () => {
        try {
          await read(repository, reread);
        } catch (error) {
          if (isOfAll(error)) throw error;
          const message = explainFailure(error, { ...failure, organization: repository.owner });
          entries.set(repository.id, { reading: failedReading(repository, message), commit: '' });
          throw new RepositoryFailed(message);
        }
      }),
    repository: (id) => entries.get(id)?.reading.repository,
    commit: (id) => entries.get(id)?.commit,
    tell: (id, people) => {
      const entry = entries.get(id);
      return entry && toTold(entry.reading, people.get(entry.reading.repository.owner.toLowerCase()), naming);
    },
    forget: (id) => {
      entries.delete(id);
    },
  };
}

/** One repository could not be read; its fault is in the ledger. */
export class RepositoryFailed extends Error {
  override readonly name = 'RepositoryFailed';
}

/** What concerns every repository alike: a limit, credentials, a permission that is missing. */
function isOfAll(error: unknown): boolean {
  const { status, message } = error as AnswerError;
  return (
    error instanceof LimitReached ||
    status === undefined ||
    status === 401 ||
    /not accessible by|suspended/i.test(message)
  );
}

function isCurrent({ reading, commit }: Entry, repository: Repository, now: string): boolean {
  const { pushedAt: _then, ...before } = reading.repository;
  const { pushedAt: _now, ...after } = repository;
  return (
    commit === now && commit !== '' && reading.unreadable.length === 0 && isDeepStrictEqual(before, after)
  );
}

function failedReading(repository: Repository, message: string): RepositoryReading {
  return {
    repository,
    entities: [],
    faults: [
      {
        level: 'error',
        message: `${slugOf(repository)} could not be read: ${message}`,
        position: { file: rootUrl(repository) },
      },
    ],
    codeowners: undefined,
    locations: [locationOf(rootUrl(repository))],
    unreadable: [locationOf(`${repository.url}/`), locationOf(rootUrl(repository))],
    used: new Set(),
  };
}

function toTold(reading: RepositoryReading, people: People | undefined, naming: Naming): Told {
  const { repository, codeowners, entities, faults, locations, unreadable } = reading;
  return {
    entities: entities.map(({ sourced, path }) => {
      const owners = ownerSigns(repository, path, codeowners, people, naming);
      return owners.length > 0 ? { ...sourced, owners } : sourced;
    }),
    faults,
    locations,
    unreadable,
  };
}

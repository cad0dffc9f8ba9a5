import { join } from 'node:path';
import { type AnswerMemory, createAnswerMemory } from './answer-memory.ts';
import { createBlobStore } from './blob-store.ts';
import type { FailureContext } from './explain-failure.ts';
import type { GithubOptions } from './github-options.ts';
import { parseGithubState, readsOf } from './github-state.ts';
import { createNaming, type Naming } from './naming.ts';
import { accessOrganizations, type OrganizationAccess } from './organization-access.ts';
import { createPeopleLedger, type PeopleLedger } from './people-ledger.ts';
import { createBlobReader } from './read-blob.ts';
import type { Repository } from './repository.ts';
import { createRepositoryLedger, type RepositoryLedger } from './repository-ledger.ts';

/** What a source knows and whom it asks, shared by those who list and those who follow. */
export interface GithubWorld {
  readonly options: GithubOptions;
  readonly memory: AnswerMemory;
  readonly access: OrganizationAccess;
  readonly naming: Naming;
  readonly repositories: RepositoryLedger;
  readonly people: PeopleLedger;
  readonly now: () => number;
  readonly reads: string;
  readonly secondMs: number;
  readonly stopping: AbortSignal;
  failureIn(organization: string): FailureContext;
  /** As the configuration spells it; undefined for an organisation that is not read. */
  configured(owner: string): string | undefined;
}

export interface WorldSettings {
  readonly id: string;
  /** Absolute path of a folder of the source's own. */
  readonly folder: string;
  readonly now: () => number;
  readonly secondMs: number;
  /** Ends what is being asked. */
  readonly stopping: AbortSignal;
}

export function createWorld(options: GithubOptions, settings: WorldSettings, state: unknown): GithubWorld {
  const { id, folder, now, secondMs, stopping } = settings;
  const { url, auth, organizations } = options;
  const reads = readsOf(options);
  const memory = createAnswerMemory(parseGithubState(state, reads));
  const access = accessOrganizations(options, { id, memory, now, secondMs, stopping });
  const naming = createNaming(options);
  const spelling = new Map(organizations.map((name) => [name.toLowerCase(), name]));
  const configured = (owner: string) => spelling.get(owner.toLowerCase());
  const blobs = createBlobStore(join(folder, 'blobs'));
  const client = (repository: Repository) => access.client(configured(repository.owner) ?? repository.owner);
  return {
    options,
    memory,
    access,
    naming,
    now,
    reads,
    secondMs,
    stopping,
    repositories: createRepositoryLedger({
      paths: options.paths,
      suggest: options.suggest,
      naming,
      checkouts: join(folder, 'checkouts'),
      readBlob: createBlobReader(blobs, client),
      blobs,
      memory,
      now,
      client,
      failure: { auth: auth.type, url },
    }),
    people: createPeopleLedger(organizations, url, naming, memory),
    failureIn: (organization) => ({ auth: auth.type, url, organization }),
    configured,
  };
}

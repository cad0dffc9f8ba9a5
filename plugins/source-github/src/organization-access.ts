import type { Octokit } from '@octokit/rest';
import type { AnswerMemory } from './answer-memory.ts';
import { fieldsOf } from './broken-answer.ts';
import { createGithubClient, type GithubClient } from './github-client.ts';
import { makeOctokit } from './github-octokit.ts';
import type { GithubOptions } from './github-options.ts';
import { createPace } from './pace.ts';
import { createRateMeter, type RateMeter } from './rate.ts';

/** How each organisation is asked: all with one token, or each through its own installation of the App. */
export interface OrganizationAccess {
  /** @throws when the App is not installed there, or its installation is suspended. */
  client(organization: string): Promise<GithubClient>;
  /** Looks again who may be asked; after a failure things may have been put right. */
  forget(organization: string): void;
  readonly meters: readonly RateMeter[];
}

export interface AccessSettings {
  readonly id: string;
  readonly memory: AnswerMemory;
  readonly now: () => number;
  readonly secondMs: number;
  readonly stopping: AbortSignal;
}

export function accessOrganizations(options: GithubOptions, settings: AccessSettings): OrganizationAccess {
  const { url, auth, organizations } = options;
  const { id, memory, now, secondMs, stopping } = settings;
  const make = (name: string, meter: RateMeter, installationId?: number): Octokit =>
    makeOctokit({
      url,
      auth,
      id: `${id} ${name}`,
      meter,
      pace: createPace(options.requestsPerMinute),
      secondMs,
      stopping,
      ...(installationId ? { installationId } : {}),
    });
  if (auth.type === 'token') {
    const meter = createRateMeter('the token');
    const client = createGithubClient(make('token', meter), memory, meter, now);
    return { client: async () => client, forget: () => {}, meters: [meter] };
  }
  const app = make('app', createRateMeter('the App'));
  const meters = new Map(organizations.map((name) => [name, createRateMeter(`'${name}'`)]));
  const clients = new Map<string, Promise<GithubClient>>();
  const open = async (organization: string): Promise<GithubClient> => {
    const { data } = await app.request('GET /orgs/{org}/installation', { org: organization });
    const { id: installationId, suspended_at: suspendedAt } = fieldsOf(data, 'an installation');
    if (typeof suspendedAt === 'string')
      throw Object.assign(new Error(`suspended since ${suspendedAt}`), { status: 403 });
    const meter = meters.get(organization) ?? createRateMeter(`'${organization}'`);
    return createGithubClient(make(organization, meter, Number(installationId)), memory, meter, now);
  };
  return {
    client: (organization) => {
      const known = clients.get(organization) ?? open(organization);
      clients.set(organization, known);
      known.catch(() => clients.delete(organization));
      return known;
    },
    forget: (organization) => clients.delete(organization),
    meters: [...meters.values()],
  };
}

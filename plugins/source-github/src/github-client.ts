import type { Octokit } from '@octokit/rest';
import type { AnswerError } from './answer-error.ts';
import type { AnswerMemory } from './answer-memory.ts';
import { BrokenAnswer } from './broken-answer.ts';
import { type LimitReached, limitIn, usedUp } from './limit-reached.ts';
import type { RateMeter } from './rate.ts';

export type Parameters = Readonly<Record<string, string | number>>;

export interface Asked {
  /** An answer that was right less than so long ago is taken as it is. */
  readonly maxAgeMs?: number;
  /** May use what is kept back of the limit. */
  readonly urgent?: boolean;
  /** How often a failure of GitHub's is tried again. */
  readonly retries?: number;
}

export interface Answer<T> {
  readonly value: T;
  readonly etag: string | undefined;
}

/** Asks one GitHub on behalf of one organisation. Every call throws LimitReached, or Octokit's error. */
export interface GithubClient {
  /**
   * The answer to a `GET` as `read` takes it; undefined when it still has the given ETag.
   * @param read is given the data and whether there is a next page
   */
  get<T>(
    route: string,
    parameters: Parameters,
    read: (data: unknown, more: boolean) => T,
    asked?: Asked & { readonly etag?: string | undefined },
  ): Promise<Answer<T> | undefined>;
  /** The same for what is small: the answer is remembered, and asked for on condition that it has changed. It must be JSON. */
  ask<T>(
    route: string,
    parameters: Parameters,
    read: (data: unknown, more: boolean) => T,
    asked?: Asked,
  ): Promise<T>;
  /** The data of a GraphQL query, which has a limit of its own. */
  graphql(query: string): Promise<unknown>;
}

export function createGithubClient(
  octokit: Octokit,
  memory: AnswerMemory,
  meter: RateMeter,
  now: () => number,
): GithubClient {
  let blocked: LimitReached | undefined;

  const request: GithubClient['get'] = async (route, parameters, read, { etag, urgent, retries } = {}) => {
    blocked = usedUp(meter.current(), urgent ?? false, now()) ?? blocked;
    if (blocked && blocked.until.getTime() > now() && (blocked.final || !urgent)) throw blocked;
    const options = {
      ...parameters,
      headers: etag ? { 'if-none-match': etag } : {},
      ...(retries === undefined ? {} : { request: { retries } }),
    };
    try {
      const { data, headers } = await octokit.request(`GET ${route}`, options);
      return { value: read(data, /rel="next"/.test(headers.link ?? '')), etag: headers.etag };
    } catch (error) {
      if ((error as AnswerError).status === 304 && etag) return undefined;
      const limit = limitIn(error as AnswerError, now());
      if (!limit) throw error;
      blocked = limit;
      throw limit;
    }
  };
  const get: GithubClient['get'] = async (route, parameters, read, asked) => {
    try {
      return await request(route, parameters, read, asked);
    } catch (error) {
      // An answer that was cut off on its way is mostly whole the second time.
      if (!(error instanceof BrokenAnswer) || asked?.retries === 0) throw error;
      return request(route, parameters, read, asked);
    }
  };
  return {
    get,
    graphql: async (query) => octokit.graphql(query),
    ask: async (route, parameters, read, asked = {}) => {
      const key = keyOf(route, parameters);
      const known = memory.recall(key);
      const value = known?.value as ReturnType<typeof read>;
      if (known && asked.maxAgeMs !== undefined && now() - known.at < asked.maxAgeMs) return value;
      const answer = await get(route, parameters, read, { ...asked, etag: known?.etag });
      if (!answer && known) {
        memory.keep(key, { ...known, at: now() });
        return value;
      }
      if (!answer) throw new BrokenAnswer(`an answer to ${key}`);
      memory.keep(key, { etag: answer.etag ?? '', value: answer.value, at: now() });
      return answer.value;
    },
  };
}

function keyOf(route: string, parameters: Parameters): string {
  const rest = new Map(Object.entries(parameters));
  const path = route.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest.get(name);
    rest.delete(name);
    return String(value);
  });
  return [path, ...[...rest].map(([name, value]) => `${name}=${value}`)].join(' ');
}

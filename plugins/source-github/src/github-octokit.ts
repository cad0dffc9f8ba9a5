import { createAppAuth } from '@octokit/auth-app';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { Octokit } from '@octokit/rest';
import { apiUrlOf } from './api-url.ts';
import type { GithubAuth } from './github-options.ts';
import type { RateMeter } from './rate.ts';

export interface OctokitSettings {
  readonly url: string;
  readonly auth: GithubAuth;
  /** Whose requests share limits. */
  readonly id: string;
  readonly meter: RateMeter;
  readonly pace: () => Promise<void>;
  /** How long a second of waiting takes; tests make it shorter. */
  readonly secondMs: number;
  /** Ends what is being asked. */
  readonly stopping: AbortSignal;
  /** Absent for a token, and for an App that speaks for itself. */
  readonly installationId?: number;
}

const ANSWER_MS = 30_000;
/** A wait that a running request can bear; what takes longer ends it. */
const SHORT_WAIT_S = 60;
const TIMES = 2;

const ResilientOctokit = Octokit.plugin(throttling, retry);
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

export function makeOctokit(settings: OctokitSettings): Octokit {
  const { url, auth, id, meter, pace, secondMs, stopping, installationId } = settings;
  const isShort = (seconds: number, _options: object, _octokit: unknown, times: number) =>
    seconds <= SHORT_WAIT_S && times < TIMES;
  return new ResilientOctokit({
    baseUrl: apiUrlOf(url),
    userAgent: 'watchbill',
    log: silent,
    ...(auth.type === 'token'
      ? { auth: auth.token }
      : {
          authStrategy: createAppAuth,
          auth: {
            appId: auth.id,
            privateKey: auth.privateKey,
            ...(installationId ? { installationId } : {}),
          },
        }),
    request: {
      fetch: async (address: string, init: RequestInit) => {
        await pace();
        const answer = await fetch(address, {
          ...init,
          signal: AbortSignal.any([AbortSignal.timeout(ANSWER_MS), stopping]),
        });
        meter.read(answer.headers);
        meter.count(answer.status);
        return answer;
      },
    },
    throttle: {
      id,
      retryAfterBaseValue: secondMs,
      onRateLimit: isShort,
      onSecondaryRateLimit: isShort,
    },
    retry: {
      retries: TIMES,
      retryAfterBaseValue: secondMs / 4,
      doNotRetry: [400, 401, 403, 404, 409, 410, 422, 429, 451],
    },
  });
}

import type { FarEndLimit } from '@watchbill/catalog';
import type { AnswerError } from './answer-error.ts';

/** GitHub answers no more before a time: its limit is used up, or it was asked too fast. */
export class LimitReached extends Error {
  override readonly name = 'LimitReached';
  readonly until: Date;
  /** GitHub said so itself; otherwise a part is kept back for what is urgent. */
  readonly final: boolean;

  constructor(message: string, until: Date, final: boolean) {
    super(`${message}; it goes on at ${until.toISOString().slice(11, 19)} UTC`);
    this.until = until;
    this.final = final;
  }
}

/** What a listing leaves of the limit, for pushes and for others who use the same token; more than may be on its way at once. */
const KEPT_BACK = { share: 0.05, least: 20 };
const DEFAULT_WAIT_S = 60;

/** The limit that the next request would run into, by what GitHub said last. */
export function usedUp(
  rate: FarEndLimit | undefined,
  urgent: boolean,
  now: number,
): LimitReached | undefined {
  if (!rate || rate.resetsAt.getTime() <= now) return undefined;
  if (rate.remaining > (urgent ? 0 : Math.max(rate.limit * KEPT_BACK.share, KEPT_BACK.least)))
    return undefined;
  const kept = rate.remaining > 0 ? ` but for ${rate.remaining}, kept for changes` : '';
  return new LimitReached(
    `the limit of ${rate.limit} requests an hour is used up for ${rate.name}${kept}`,
    rate.resetsAt,
    rate.remaining === 0,
  );
}

/** The limit that an answer speaks of. */
export function limitIn({ status, message, response }: AnswerError, now: number): LimitReached | undefined {
  if (status !== 403 && status !== 429) return undefined;
  const headers = response?.headers ?? {};
  if (headers['x-ratelimit-remaining'] === '0') {
    const until = new Date(Number(headers['x-ratelimit-reset']) * 1000);
    return new LimitReached("GitHub's limit is used up", until, true);
  }
  const retryAfter = Number(headers['retry-after']);
  if (!retryAfter && status !== 429 && !/secondary rate|abuse/i.test(message)) return undefined;
  const until = new Date(now + (retryAfter || DEFAULT_WAIT_S) * 1000);
  return new LimitReached(
    `GitHub was asked too fast and answers no more (${status}, secondary limit)`,
    until,
    true,
  );
}

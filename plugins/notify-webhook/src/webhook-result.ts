import { STATUS_CODES } from 'node:http';
import type { DeliveryResult } from '@watchbill/alerting';
import { ForbiddenAddressError } from '@watchbill/model';
import type { HttpAnswer } from './http-post.ts';
import { parseRetryAfter } from './retry-after.ts';

/** The client errors that speak of now, not of the message: Request Timeout, Too Early, Too Many Requests. */
const PASSING = new Set([408, 425, 429]);

/** What an answer means for the delivery. Says the host and the status, in our words: the far end's may echo what we sent. */
export function resultOfAnswer(host: string, { status, retryAfter }: HttpAnswer, now: Date): DeliveryResult {
  const answer = `${host} answered ${status}${STATUS_CODES[status] ? ` ${STATUS_CODES[status]}` : ''}`;
  if (status >= 200 && status < 300) return { type: 'delivered' };
  if (status >= 500 || PASSING.has(status)) {
    const afterMs = parseRetryAfter(retryAfter, now);
    return { type: 'retry', reason: answer, ...(afterMs !== undefined && { afterMs }) };
  }
  if (status === 410)
    return { type: 'reject', reason: `${answer}: the receiver wants no more messages; remove the contact` };
  if (status >= 300 && status < 400) {
    return { type: 'reject', reason: `${answer}: redirects are not followed; give the final URL` };
  }
  return { type: 'reject', reason: answer };
}

/** What a failed exchange means for the delivery. Says the error's code, never its message. */
export function resultOfError(host: string, error: unknown): DeliveryResult {
  if (error instanceof ForbiddenAddressError) return { type: 'reject', reason: forbiddenReason(host) };
  // Node decodes the URL's user and password itself.
  if (error instanceof URIError)
    return { type: 'reject', reason: `${host}: the user in the URL is not URI-encoded` };
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  return { type: 'retry', reason: `${host} did not answer${code ? `: ${code}` : ''}` };
}

export function forbiddenReason(host: string): string {
  return `${host} is a link-local or cloud metadata address, which messages are never sent to; give another URL`;
}

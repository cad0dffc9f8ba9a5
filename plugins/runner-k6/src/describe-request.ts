import type { RunRequest } from '@watchbill/model';

/** `POST http://… answered 503 in 12 ms`, or why no answer came. */
export function describeRequest({ method, url, status, durationMs, error }: RunRequest): string {
  if (status === 0) return `${method} ${url} got no answer${error ? `: ${error}` : ''}`;
  return `${method} ${url} answered ${status} in ${Math.round(durationMs)} ms`;
}

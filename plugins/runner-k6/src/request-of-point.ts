import type { RunRequest } from '@watchbill/model';
import { clip } from './clip.ts';
import { groupOfTag } from './group-of-tag.ts';
import type { K6Point } from './k6-point.ts';

/** The metrics of which one sample is one request. */
export const REQUEST_METRICS: ReadonlySet<string> = new Set([
  'http_req_duration',
  'browser_http_req_duration',
]);

const MAX_URL = 1_000;

export function requestOfPoint({ value, tags }: K6Point): RunRequest {
  const { method = '', url = '', name = '', status = '0', error, group = '' } = tags;
  return {
    method: clip(method, 20),
    url: clip(url || name, MAX_URL),
    status: Number(status) || 0,
    durationMs: Math.round(value * 100) / 100,
    ...(error ? { error: clip(error, MAX_URL) } : {}),
    group: groupOfTag(group),
  };
}

/** A browser fetches much besides what the script is about: an image that came is no evidence for a failed check. */
export function isAsset({ tags }: K6Point): boolean {
  const type = tags.resource_type;
  return type !== undefined && !['Document', 'XHR', 'Fetch'].includes(type);
}

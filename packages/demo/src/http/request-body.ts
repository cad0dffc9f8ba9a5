import type { IncomingMessage } from 'node:http';
import { ServiceError } from './service-error.ts';

/** The largest body that any endpoint of the demo takes. */
export const BODY_LIMIT = 64 * 1024;

/**
 * Reads a body by its content type: a form as its fields, everything else as JSON; none at all as `{}`.
 * @throws ServiceError 413 past the limit, 400 for what is not JSON.
 */
export async function readBody(request: IncomingMessage): Promise<unknown> {
  const text = await readText(request);
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('application/x-www-form-urlencoded'))
    return Object.fromEntries(new URLSearchParams(text));
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new ServiceError(
      400,
      'invalid_json',
      `the body of ${request.method} ${request.url} is not valid JSON`,
    );
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Read to the end even so: an answer to a half-sent request may never be seen by the sender.
    if (size <= BODY_LIMIT) chunks.push(chunk);
  }
  if (size > BODY_LIMIT) {
    throw new ServiceError(
      413,
      'body_too_large',
      `the body has ${size} bytes: expected at most ${BODY_LIMIT}`,
    );
  }
  return Buffer.concat(chunks).toString('utf8');
}

import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

export interface DownloadProgress {
  readonly receivedBytes: number;
  /** Undefined when the server does not say. */
  readonly totalBytes: number | undefined;
}

/** No answer, or no further byte, for this long is given up: a machine without the internet must not wait. */
const SILENCE_MS = { connect: 5_000, stall: 15_000 };

/**
 * Fetches a URL into a new file and returns its sha256 as hex.
 * @throws Error naming the URL and what went wrong.
 */
export async function download(
  url: string,
  file: string,
  onProgress: (progress: DownloadProgress) => void,
): Promise<string> {
  const hash = createHash('sha256');
  const target = await open(file, 'wx');
  try {
    let receivedBytes = 0;
    await stream(url, async (chunk, totalBytes) => {
      hash.update(chunk);
      await target.writeFile(chunk);
      receivedBytes += chunk.byteLength;
      onProgress({ receivedBytes, totalBytes });
    });
  } finally {
    await target.close();
  }
  return hash.digest('hex');
}

/** Fetches a small text. @throws Error naming the URL and what went wrong. */
export async function downloadText(url: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  await stream(url, async (chunk) => void chunks.push(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

async function stream(
  url: string,
  take: (chunk: Uint8Array, totalBytes: number | undefined) => Promise<void>,
): Promise<void> {
  const silence = new AbortController();
  const giveUp = (ms: number, what: string) =>
    setTimeout(() => silence.abort(new Error(`${what} within ${ms / 1000} s`)), ms);
  let timer = giveUp(SILENCE_MS.connect, 'no answer');
  try {
    const response = await fetch(url, { signal: silence.signal });
    if (!response.ok || !response.body) throw new Error(`answered ${response.status}`);
    const length = Number(response.headers.get('content-length'));
    for await (const chunk of response.body) {
      clearTimeout(timer);
      timer = giveUp(SILENCE_MS.stall, 'no further data');
      await take(chunk, length > 0 ? length : undefined);
    }
  } catch (error) {
    throw new Error(`${url}: ${rootMessage(error)}`);
  } finally {
    clearTimeout(timer);
  }
}

/** `fetch` says only "fetch failed"; its cause says why. */
function rootMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? rootMessage(error.cause) : error.message;
}

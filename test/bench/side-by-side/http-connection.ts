import { connect } from 'node:net';

export interface HttpRequest {
  /** With its query, encoded. */
  readonly path: string;
  /** Sent as JSON by POST; without one it is a GET. */
  readonly body?: unknown;
}

export interface HttpConnection {
  /** One at a time. The body of the answer, which must be a 200. */
  request(request: HttpRequest): Promise<string>;
  close(): void;
}

const ANSWER_WITHIN_MS = 120_000;

interface Reply {
  readonly status: number;
  readonly body: () => string;
}

/**
 * A kept connection that does no more than HTTP/1.1 needs: client and server share the machine, and with a whole HTTP client
 * the client would be the limit of what a fast server can answer.
 */
export async function openHttp(baseUrl: string): Promise<HttpConnection> {
  const { hostname, port, host, pathname } = new URL(baseUrl);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  let chunks: Buffer[] = [];
  let waiting: PromiseWithResolvers<Reply> | undefined;
  const fail = (error: Error) => waiting?.reject(error);
  socket.setTimeout(ANSWER_WITHIN_MS, () => socket.destroy(new Error(`${host} does not answer`)));
  socket.on('error', fail).on('close', () => fail(new Error(`${host} closed the connection`)));
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    const reply = readReply(chunks);
    if (!reply) return;
    chunks = [];
    waiting?.resolve(reply);
  });
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  return {
    request: async ({ path, body }) => {
      if (socket.destroyed) throw new Error(`${host} closed the connection`);
      waiting = Promise.withResolvers();
      const payload = body === undefined ? '' : JSON.stringify(body);
      const type =
        payload && `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(payload)}\r\n`;
      socket.write(
        `${payload ? 'POST' : 'GET'} ${pathname}${path} HTTP/1.1\r\nHost: ${host}\r\n${type}\r\n${payload}`,
      );
      const reply = await waiting.promise;
      if (reply.status === 200) return reply.body();
      throw new Error(`${reply.status} for ${path}: ${reply.body().slice(0, 300)}`);
    },
    close: () => {
      waiting = undefined;
      socket.destroy();
    },
  };
}

const LAST_CHUNK = Buffer.from('0\r\n\r\n');

/** The answer when all of it is there. */
function readReply(chunks: Buffer[]): Reply | undefined {
  const first = chunks[0] as Buffer;
  const headEnd = first.indexOf('\r\n\r\n');
  if (headEnd < 0) {
    if (chunks.length > 1) chunks.splice(0, chunks.length, Buffer.concat(chunks));
    return chunks.length === 1 && first !== chunks[0] ? readReply(chunks) : undefined;
  }
  const head = first.toString('latin1', 0, headEnd);
  const status = Number(head.slice(9, 12));
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length !== undefined) {
    const size = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
    if (size < headEnd + 4 + Number(length)) return undefined;
    return { status, body: () => Buffer.concat(chunks).toString('utf8', headEnd + 4) };
  }
  const last = chunks.at(-1) as Buffer;
  // JSON has no line break of its own between the last two bytes, so that this is never inside a body.
  if (!last.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK)) return undefined;
  return { status, body: () => joinChunks(Buffer.concat(chunks).subarray(headEnd + 4)) };
}

function joinChunks(body: Buffer): string {
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const lineEnd = body.indexOf('\r\n', at);
    const size = Number.parseInt(body.toString('latin1', at, lineEnd), 16);
    if (!(size > 0)) return Buffer.concat(parts).toString();
    parts.push(body.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
}

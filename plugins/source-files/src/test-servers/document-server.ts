import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a test's server gives at a path: a text with its ETag, or an answer of any kind. */
export type Served = string | RequestListener;

/** A web server of documents on loopback, for tests. */
export interface DocumentServer {
  readonly port: number;
  /** `127.0.0.1:PORT` */
  readonly host: string;
  readonly origin: string;
  /** By path; what is not in it is a 404. */
  readonly documents: Map<string, Served>;
  /** `GET /path`, in order. */
  readonly requests: IncomingMessage[];
  /** `/path 200`, in order of answering. */
  readonly answers: string[];
  close(): Promise<void>;
}

export async function startDocumentServer(): Promise<DocumentServer> {
  const documents = new Map<string, Served>();
  const requests: IncomingMessage[] = [];
  const answers: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    response.once('close', () => answers.push(`${request.url} ${response.statusCode}`));
    const served = documents.get(request.url ?? '');
    if (served === undefined) response.writeHead(404).end('nothing here');
    else if (typeof served === 'function') served(request, response);
    else {
      const etag = `"${Buffer.from(served).toString('base64url').slice(-40)}-${served.length}"`;
      if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
      else response.writeHead(200, { etag }).end(served);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    host: `127.0.0.1:${port}`,
    origin: `http://127.0.0.1:${port}`,
    documents,
    requests,
    answers,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const status =
  (code: number, headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    response.writeHead(code, headers).end();

export const redirect = (location: string, code = 302) => status(code, { location });

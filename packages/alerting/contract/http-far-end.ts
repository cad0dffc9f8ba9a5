import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { FarEnd, FarEndBehaviour, ReceivedMessage } from './far-end.ts';

export interface HttpMessage {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface HttpFarEnd extends FarEnd {
  readonly port: number;
  readonly requests: readonly HttpMessage[];
  /** Answers from now on with this status and these headers. */
  answer(status: number, headers?: Readonly<Record<string, string>>): void;
}

const STATUS: Readonly<Partial<Record<FarEndBehaviour, number>>> = {
  accept: 202,
  'refuse-for-now': 503,
  'refuse-for-good': 400,
};

/** A server for notifiers that speak HTTP. `idOf` reads what the protocol drops repeats by. */
export async function startHttpFarEnd(idOf: (message: HttpMessage) => string): Promise<HttpFarEnd> {
  let behaviour: FarEndBehaviour = 'accept';
  let fixed: { readonly status: number; readonly headers: Readonly<Record<string, string>> } | undefined;
  const requests: HttpMessage[] = [];

  const server = createServer(async (request, response) => {
    const body = (await buffer(request)).toString();
    const message = { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body };
    requests.push(message);
    if (fixed) response.writeHead(fixed.status, fixed.headers).end('see the headers');
    else act(behaviour, message, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    port: (server.address() as AddressInfo).port,
    requests,
    behave: (next) => {
      behaviour = next;
      fixed = undefined;
    },
    answer: (status, headers = {}) => {
      fixed = { status, headers };
    },
    received: () => requests.map((message) => receivedOf(message, idOf)),
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function act(
  behaviour: FarEndBehaviour,
  { path, headers, body }: HttpMessage,
  response: ServerResponse,
): void {
  if (behaviour === 'reset') response.socket?.resetAndDestroy();
  const status = STATUS[behaviour];
  if (status)
    response
      .writeHead(status, `${JSON.stringify(headers.authorization ?? '')}`)
      .end(JSON.stringify({ path, headers, body }));
}

function receivedOf(message: HttpMessage, idOf: (message: HttpMessage) => string): ReceivedMessage {
  return {
    id: idOf(message),
    text: JSON.stringify(JSON.parse(message.body)),
    headers: Object.keys(message.headers),
    recipients: [message.path],
    bytes: Buffer.byteLength(message.body),
  };
}

/** For tests: a real service at the far end of the scripts in testdata. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

export const TESTDATA = join(import.meta.dirname, '../testdata');

export interface FarEnd {
  /** `BASE_URL`, `TLS_URL` and `WS_URL` for the scripts. */
  readonly env: Readonly<Record<string, string>>;
  close(): void;
}

const answer: RequestListener = (request, response) => {
  switch (request.url?.split('?')[0]) {
    case '/ok':
      return response.end('{"ok":true}');
    case '/echo':
      return response.end(JSON.stringify(request.headers));
    case '/page':
      return response.setHeader('content-type', 'text/html').end('<h1>Good morning</h1>');
    case '/authorise':
      return response.writeHead(503).end('{"error":"down"}');
    case '/never':
      return undefined;
    default:
      return response.writeHead(404).end();
  }
};

/** Answers on 127.0.0.1: `/ok`, `/echo`, `/page`, `/authorise` (503), `/never`; WebSockets are opened and stay so. */
export async function startFarEnd(): Promise<FarEnd> {
  const plain = createServer(answer);
  plain.on('upgrade', (request, socket) => {
    const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
    const accept = createHash('sha1').update(key).digest('base64');
    socket.on('error', () => {});
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
  });
  const pem = (name: string) => readFileSync(join(TESTDATA, name));
  const tls = createTlsServer({ key: pem('localhost.key'), cert: pem('localhost.crt') }, answer);
  const [port, tlsPort] = await Promise.all([plain, tls].map(listen));
  return {
    env: {
      BASE_URL: `http://127.0.0.1:${port}`,
      TLS_URL: `https://127.0.0.1:${tlsPort}`,
      WS_URL: `ws://127.0.0.1:${port}/`,
    },
    close: () => {
      for (const server of [plain, tls]) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

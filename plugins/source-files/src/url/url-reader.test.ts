/** Long because it is one table of what a far end can do to a reader, each against a real server. */
import { gzipSync } from 'node:zlib';
import type { LookupAll } from '@watchbill/model';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type DocumentServer,
  redirect,
  startDocumentServer,
  status,
} from '../test-servers/document-server.ts';
import { parseAllowedHost } from './allowed-host.ts';
import { createUrlReader, type UrlReader, type UrlReaderOptions } from './url-reader.ts';

let server: DocumentServer;
let reader: UrlReader | undefined;
beforeEach(async () => {
  server = await startDocumentServer();
});
afterEach(async () => {
  reader?.close();
  await server.close();
});

function readerOf(allow: readonly string[], options: Partial<UrlReaderOptions> = {}): UrlReader {
  const hosts = allow.flatMap((text) => parseAllowedHost(text) ?? []);
  reader = createUrlReader({ hosts, ...options });
  return reader;
}
const read = (path: string, options: Partial<UrlReaderOptions> = {}) =>
  readerOf([server.host], options).read(`${server.origin}${path}`);
/** Every name leads to these addresses: the first time, the second time, … */
const names = (...answers: readonly string[]): LookupAll => {
  let asked = 0;
  return (_hostname, _options, callback) => {
    const address = answers[Math.min(asked++, answers.length - 1)] ?? '';
    callback(null, [{ address, family: address.includes(':') ? 6 : 4 }]);
  };
};

describe('what an answer means', () => {
  test.each([
    { reason: 'nothing there', served: status(404), becomes: { type: 'gone' } },
    { reason: 'gone for good', served: status(410), becomes: { type: 'gone' } },
    {
      reason: 'a fault of theirs',
      served: status(500),
      becomes: unreadable('answered 500 Internal Server Error'),
    },
    { reason: 'out for now', served: status(503), becomes: unreadable('answered 503 Service Unavailable') },
    { reason: 'signed in only', served: status(401), becomes: unreadable('answered 401 Unauthorized') },
    { reason: 'too many requests', served: status(429), becomes: unreadable('answered 429') },
    { reason: 'a part', served: status(206), becomes: unreadable('answered 206') },
    { reason: 'not modified, unasked', served: status(304), becomes: unreadable('answered 304') },
    { reason: 'a redirect without a place', served: status(302), becomes: unreadable('answered 302 Found') },
    { reason: 'text', served: 'a: 1\n', becomes: { type: 'text', text: 'a: 1\n' } },
    {
      reason: 'text that was compressed unasked',
      served: ((_, response) =>
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('a: 1'))) as Parameters<
        DocumentServer['documents']['set']
      >[1],
      becomes: unreadable('answered with gzip encoding'),
    },
  ])('$reason', async ({ served, becomes }) => {
    server.documents.set('/x', served);
    expect(await read('/x')).toEqual(becomes);
  });

  test('nothing that identifies anybody is sent', async () => {
    server.documents.set('/x', 'text');
    await read('/x');
    expect(Object.keys(server.requests[0]?.headers ?? {}).sort()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'user-agent',
    ]);
  });
});

describe('bounds', () => {
  test.each([
    { reason: 'announced', chunked: false },
    { reason: 'not announced', chunked: true },
  ])('more than 5 MB, $reason', async ({ chunked }) => {
    server.documents.set('/x', (_, response) => {
      if (!chunked) response.setHeader('content-length', 5_000_001);
      response.write('x'.repeat(5_000_000));
      response.end('y');
    });
    expect(await read('/x')).toEqual(unreadable('more than 5 MB'));
  });

  test('an answer that never ends, and one that never begins', async () => {
    server.documents.set('/slow', (_, response) => void response.write('a'));
    server.documents.set('/silent', () => {});
    expect(await read('/slow', { timeoutMs: 150 })).toEqual(unreadable('did not answer within 150ms'));
    expect(await read('/silent', { timeoutMs: 150 })).toEqual(unreadable('did not answer within 150ms'));
  });

  test('an answer that breaks off', async () => {
    server.documents.set('/x', (_, response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('half', () => response.destroy());
    });
    expect(await read('/x')).toEqual(unreadable('did not answer'));
  });

  test('eight at once', async () => {
    let open = 0;
    let most = 0;
    const urls = readerOf([server.host]);
    const paths = Array.from({ length: 40 }, (_, at) => `/${at}`);
    for (const path of paths) {
      server.documents.set(path, (_, response) => {
        most = Math.max(most, ++open);
        setTimeout(() => {
          open--;
          response.end('x');
        }, 5);
      });
    }
    await Promise.all(paths.map((path) => urls.read(`${server.origin}${path}`)));
    expect(most).toBe(8);
  });

  test('so many URLs in a round', async () => {
    const urls = readerOf([server.host], { maxUrls: 2 });
    for (const path of ['/1', '/2', '/3']) server.documents.set(path, path);
    const results = await Promise.all(
      ['/1', '/2', '/3', '/1'].map((path) => urls.read(`${server.origin}${path}`)),
    );
    expect(results.map(({ type }) => type)).toEqual(['text', 'text', 'unreadable', 'text']);
    expect(server.requests).toHaveLength(2);
  });

  test('a host that is down costs three tries a round, not one for each URL', async () => {
    const { port } = server;
    await server.close();
    const urls = readerOf([`127.0.0.1:${port}`]);
    const results = [];
    for (let at = 0; at < 5; at++) results.push(await urls.read(`http://127.0.0.1:${port}/${at}`));
    expect(
      results.map((result) => (result.type === 'unreadable' ? result.reason.replace(/^\S+ /, '') : '')),
    ).toEqual([
      'did not answer (ECONNREFUSED)',
      'did not answer (ECONNREFUSED)',
      'did not answer (ECONNREFUSED)',
      'did not answer just now',
      'did not answer just now',
    ]);
    urls.beginRound();
    expect(await urls.read(`http://127.0.0.1:${port}/9`)).toEqual(unreadable('ECONNREFUSED'));
    server = await startDocumentServer();
  });
});

describe('reading again', () => {
  test('is once a round, and costs no body while nothing changed', async () => {
    server.documents.set('/x', 'one');
    const urls = readerOf([server.host]);
    const url = `${server.origin}/x`;
    const again = async () => {
      const [first, second] = await Promise.all([urls.read(url), urls.read(url)]);
      expect(second).toEqual(first);
      urls.beginRound();
      return first?.type === 'text' ? first.text : first?.type;
    };
    expect(await again()).toBe('one');
    expect(await again()).toBe('one');
    server.documents.set('/x', 'two');
    expect(await again()).toBe('two');
    server.documents.delete('/x');
    expect(await again()).toBe('gone');
    server.documents.set('/x', 'two');
    expect(await again()).toBe('two');
    expect(server.answers).toEqual(['/x 200', '/x 304', '/x 200', '/x 404', '/x 200']);
  });

  test('by date where there is no ETag', async () => {
    const date = 'Sat, 21 Nov 2026 00:00:00 GMT';
    server.documents.set('/x', (request, response) => {
      if (request.headers['if-modified-since'] === date) response.writeHead(304).end();
      else response.writeHead(200, { 'last-modified': date }).end('one');
    });
    const urls = readerOf([server.host]);
    for (let round = 0; round < 2; round++) {
      expect(await urls.read(`${server.origin}/x`)).toEqual({ type: 'text', text: 'one' });
      urls.beginRound();
    }
    expect(server.answers).toEqual(['/x 200', '/x 304']);
  });
});

describe('where it may lead', () => {
  test('a host that is not listed is never asked', async () => {
    const urls = readerOf(['example.com']);
    expect(await urls.read(`${server.origin}/x`)).toEqual({ type: 'not allowed', host: server.host });
    expect(server.requests).toEqual([]);
  });

  test('what counts is the host that is really asked', () => {
    const page = 'https://github.com/acme/shop/blob/main/a.yaml';
    expect(readerOf(['github.com']).refusal(page)).toEqual({
      type: 'not allowed',
      host: 'raw.githubusercontent.com',
    });
    expect(readerOf(['raw.githubusercontent.com']).refusal(page)).toBeUndefined();
  });

  test('redirects are followed, each judged', async () => {
    const other = await startDocumentServer();
    other.documents.set('/secret', 'secret');
    server.documents.set('/a', redirect('/b', 301));
    server.documents.set('/b', redirect(`http://localhost:${server.port}/c`, 307));
    server.documents.set('/c', 'there');
    server.documents.set('/out', redirect(`${other.origin}/secret`));
    server.documents.set('/file', redirect('file:///etc/passwd'));
    server.documents.set('/round', redirect('/round'));
    const urls = readerOf([server.host, `localhost:${server.port}`]);
    const at = (path: string) => urls.read(`${server.origin}${path}`);
    expect(await at('/a')).toEqual({ type: 'text', text: 'there' });
    expect(await at('/out')).toEqual(unreadable(`redirects to ${other.host}, which is not in allowedHosts`));
    expect(await at('/file')).toEqual(unreadable('redirects to file:, which is not in allowedHosts'));
    expect(await at('/round')).toEqual(unreadable('redirects more than 5 times'));
    expect(other.requests).toEqual([]);
    await other.close();
  });

  test('credentials in a redirect are not sent', async () => {
    server.documents.set('/a', redirect(`http://me:secret@${server.host}/b`));
    server.documents.set('/b', 'there');
    expect(await read('/a')).toEqual({ type: 'text', text: 'there' });
    expect(server.requests[1]?.headers.authorization).toBeUndefined();
  });

  test.each([
    { to: '127.0.0.1', allow: '*.acme.test', text: false },
    { to: '::ffff:127.0.0.1', allow: '*.acme.test', text: false },
    { to: '127.0.0.1', allow: 'docs.acme.test', text: true },
    { to: '169.254.169.254', allow: 'docs.acme.test', text: false },
  ])('a name that leads to $to, allowed by $allow: $text', async ({ to, allow, text }) => {
    server.documents.set('/x', 'there');
    const urls = readerOf([`${allow}:${server.port}`], { lookup: names(to) });
    const result = await urls.read(`http://docs.acme.test:${server.port}/x`);
    expect(result).toEqual(
      text ? { type: 'text', text: 'there' } : unreadable('leads to this machine or to a link-local'),
    );
    expect(server.requests).toHaveLength(text ? 1 : 0);
  });

  test('the connection goes to the address that was judged, whatever the name says later', async () => {
    server.documents.set('/x', 'there');
    const urls = readerOf([`docs.acme.test:${server.port}`], {
      lookup: names('127.0.0.1', '169.254.169.254'),
    });
    expect(await urls.read(`http://docs.acme.test:${server.port}/x`)).toEqual({
      type: 'text',
      text: 'there',
    });
  });
});

function unreadable(reason: string) {
  return { type: 'unreadable', reason: expect.stringContaining(reason) };
}

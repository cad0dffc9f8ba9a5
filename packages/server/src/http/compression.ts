import { pipeline, Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { constants, createGzip, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** What fits into one packet is not worth it. */
const LEAST_BYTES = 1400;
/** A third of the time of zlib's default, for a tenth more bytes. */
const OPTIONS = { level: 3 };
/** Streams of events must come through at once. */
const COMPRESSIBLE = /^(application\/(\w+[.+-])*(json|javascript)|text\/(?!event-stream)|image\/svg)/;

/** Sends texts as gzip to those who take it. What is on disk was compressed when it was built. */
export function addCompression(app: FastifyInstance): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    // A part of a file must stay the bytes that were asked for.
    if (!isWorthIt(payload) || !isText(reply) || reply.statusCode === 206) return done(null, payload);
    reply.header('vary', 'accept-encoding');
    if (!takesGzip(request.headers['accept-encoding'])) return done(null, payload);
    reply.header('content-encoding', 'gzip').removeHeader('content-length');
    if (typeof payload === 'string' || Buffer.isBuffer(payload)) gzip(payload, OPTIONS, done);
    else done(null, compressed(payload));
  });
}

type Streamed = Readable | ReadableStream;

function isWorthIt(payload: unknown): payload is string | Buffer | Streamed {
  if (typeof payload === 'string' || Buffer.isBuffer(payload)) return payload.length >= LEAST_BYTES;
  return payload instanceof Readable || isWebStream(payload);
}

function isWebStream(payload: unknown): payload is ReadableStream {
  return typeof payload === 'object' && payload !== null && 'getReader' in payload;
}

function isText(reply: FastifyReply): boolean {
  return COMPRESSIBLE.test(String(reply.getHeader('content-type'))) && !reply.hasHeader('content-encoding');
}

/** A coding that is refused by name, `gzip;q=0`, is not taken. */
function takesGzip(header: string | string[] | undefined): boolean {
  return /(^|[\s,])(gzip|\*)(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(String(header ?? ''));
}

/** Each piece leaves when it comes: the first page of a long list is not held back for the last. */
function compressed(payload: Streamed): Readable {
  const source = isWebStream(payload) ? Readable.fromWeb(payload) : payload;
  // An error of the source ends the answer, which tells the client that it is not whole.
  return pipeline(source, createGzip({ ...OPTIONS, flush: constants.Z_SYNC_FLUSH }), () => {});
}

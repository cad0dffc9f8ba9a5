import type { FastifyReply } from 'fastify';

const TYPE = 'application/json; charset=utf-8';
const COMMA = Buffer.from(',');

/** Sends what is JSON already. */
export function sendJson(reply: FastifyReply, json: Buffer): FastifyReply {
  return reply.header('content-type', TYPE).send(json);
}

/** A list of items that are JSON already, between what comes before it and after it. */
export function joinJson(before: string, items: readonly Buffer[], after: string): Buffer {
  const list = items.flatMap((item, index) => (index === 0 ? [item] : [COMMA, item]));
  return Buffer.concat([Buffer.from(before), ...list, Buffer.from(after)]);
}

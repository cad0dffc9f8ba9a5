import type { FastifyReply } from 'fastify';

const TYPE = 'application/json; charset=utf-8';

/** Sends what is JSON already. */
export function sendJson(reply: FastifyReply, json: string): FastifyReply {
  return reply.header('content-type', TYPE).send(Buffer.from(json));
}

import type { Database } from '@watchbill/database';
import type { FastifyInstance } from 'fastify';
import { SESSION_COOKIE } from '../auth/caller.ts';
import { signIn } from '../auth/credential.ts';

const SESSION_DAYS = 30;

/** The secret travels behind the `#`, which browsers keep to themselves: it reaches no log, no proxy and no Referer. */
const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><link rel="icon" href="data:,"><title>Sign in · Watchbill</title>
<body style="font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:18vh auto;padding:0 1.5rem">
<h1 style="font-size:1.25rem">Watchbill</h1><p id="text">Signing in…</p>
<script src="/sign-in.js"></script></body></html>`;

const SCRIPT = `const text = document.getElementById('text');
const secret = location.hash.slice(1);
history.replaceState(null, '', '/sign-in');
if (secret === '') text.textContent = 'Open the sign-in link that the server printed at its start. It works once; a restart prints a new one.';
else fetch('/sign-in', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ secret }) })
  .then((answer) => {
    if (answer.ok) location.replace('/');
    else text.textContent = 'This link was used already, or is older than an hour. Restart the server for a new one.';
  })
  .catch(() => { text.textContent = 'The server does not answer.'; });
`;

export function addSignInRoutes(app: FastifyInstance, db: Database, clock: () => Date): void {
  app.get('/sign-in', { config: { open: true, page: true } }, (_request, reply) =>
    reply.type('text/html').send(PAGE),
  );
  app.get('/sign-in.js', { config: { open: true } }, (_request, reply) =>
    reply.type('text/javascript').send(SCRIPT),
  );
  const schema = {
    body: {
      type: 'object',
      required: ['secret'],
      properties: { secret: { type: 'string', maxLength: 200 } },
    },
  };
  app.post<{ Body: { secret: string } }>(
    '/sign-in',
    { config: { open: true }, schema },
    async (request, reply) => {
      const session = await db.transact((tx) => signIn(tx, request.body.secret, clock()));
      if (!session)
        return reply
          .code(403)
          .send({ error: { name: 'NotAllowedError', message: 'The link is not valid.' } });
      const secure = request.headers['x-forwarded-proto'] === 'https' ? '; Secure' : '';
      const age = SESSION_DAYS * 86_400;
      const cookie = `${SESSION_COOKIE}=${session}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${age}${secure}`;
      return reply.header('set-cookie', cookie).code(204).send();
    },
  );
  app.post('/sign-out', {}, (_request, reply) =>
    reply
      .header('set-cookie', `${SESSION_COOKIE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`)
      .code(204)
      .send(),
  );
}

import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Accounts, createAccounts } from './github-accounts.ts';
import { answersOf } from './github-answers.ts';
import { GithubData } from './github-data.ts';
import { type PlannedFault, takeFault } from './github-faults.ts';
import { answerGraphql } from './github-graphql.ts';
import { createRoutes } from './github-routes.ts';
import { misfitsOf } from './openapi.ts';

export interface GithubServer {
  /** As people would open it; the API is below `/api/v3`, as Enterprise Server has it. */
  readonly url: string;
  readonly data: GithubData;
  readonly accounts: Accounts;
  /** What goes wrong, in order; the first that fits is taken. */
  readonly faults: PlannedFault[];
  /** `GET /path?query STATUS` of every request. */
  readonly log: string[];
  /** What does not fit GitHub's published description; expected to stay empty. */
  readonly misfits: string[];
  readonly settings: {
    /** Requests an hour for each caller. */
    limit: number;
    /** Milliseconds that every answer takes. */
    latencyMs: number;
    /** How many entries of a tree are listed at once. */
    treeLimit: number;
    validate: boolean;
  };
  /** Gives every caller a new hour. */
  renewLimits(): void;
  close(): Promise<void>;
}

/** Answers as GitHub's REST API does: pages, ETags, limits, accounts; and wrongly, where a test asks for it. */
export async function startGithubServer(): Promise<GithubServer> {
  const data = new GithubData();
  const accounts = createAccounts(data);
  const faults: PlannedFault[] = [];
  const log: string[] = [];
  const misfits: string[] = [];
  const settings = { limit: 5000, latencyMs: 0, treeLimit: 100_000, validate: true };
  const limits = new Map<string, { used: number; resetsAt: number }>();
  const limitOf = (name: string) => {
    const now = Date.now();
    const known = limits.get(name);
    if (known && known.resetsAt > now) return known;
    const fresh = { used: 0, resetsAt: now + 3_600_000 };
    limits.set(name, fresh);
    return fresh;
  };

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams, search } = new URL(request.url ?? '/', url);
    const path = pathname.replace(/^\/api\/v3/, '');
    const name = `${request.method} ${path}${search}`;
    const send = (status: number, body: unknown, headers: Record<string, string> = {}) => {
      log.push(`${name} ${status}`);
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
      response.end(status === 304 ? undefined : JSON.stringify(body));
    };
    const fault = takeFault(faults, name);
    await sleep(settings.latencyMs + (fault?.type === 'slow' ? fault.ms : 0));
    if (fault?.type === 'hang-up') return void request.socket.destroy();
    if (fault?.type === 'status') return send(fault.status, { message: fault.message ?? 'Server Error' });
    if (fault?.type === 'secondary') {
      const message =
        'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';
      return send(fault.status, { message }, { 'retry-after': String(fault.retryAfter) });
    }
    const caller = accounts.callerOf(request.headers.authorization);
    if (!caller) return send(401, { message: 'Bad credentials', status: '401' });
    if (caller.type === 'app') return sendApp(path, send);
    const organization = /^\/(?:orgs|repos)\/([^/]+)/.exec(path)?.[1];
    if (caller.type === 'installation' && organization) {
      if (organization.toLowerCase() !== caller.organization.toLowerCase())
        return send(404, { message: 'Not Found' });
      if (data.organization(organization).suspendedAt)
        return send(403, { message: 'This installation has been suspended' });
    }
    if (pathname === '/api/graphql') {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const { query } = JSON.parse(Buffer.concat(chunks).toString()) as { query: string };
      return send(200, await answerGraphql(data, query), { 'x-ratelimit-resource': 'graphql' });
    }
    const limit = limitOf(caller.name);
    const rate = (used: number) => ({
      'x-ratelimit-limit': String(settings.limit),
      'x-ratelimit-remaining': String(Math.max(settings.limit - used, 0)),
      'x-ratelimit-used': String(used),
      'x-ratelimit-reset': String(Math.ceil(limit.resetsAt / 1000)),
      'x-ratelimit-resource': 'core',
    });
    if (limit.used >= settings.limit)
      return send(403, { message: `API rate limit exceeded for ${caller.name}.` }, rate(limit.used));
    const routed = route(path, searchParams);
    const { items, link } = routed.paged
      ? pageOf(routed.body as readonly unknown[], searchParams, `${url}${pathname}`)
      : { items: routed.body, link: undefined };
    const etag = `W/"${createHash('sha256')
      .update(JSON.stringify([items, link]))
      .digest('hex')}"`;
    if (routed.status === 200 && request.headers['if-none-match'] === etag)
      return send(304, '', { etag, ...rate(limit.used) });
    limit.used += 1;
    if (routed.status >= 400) return send(routed.status, routed.body, rate(limit.used));
    if (settings.validate) misfits.push(...misfitsOf(routed.operation, items));
    const headers = { etag, ...(link ? { link } : {}), ...rate(limit.used) };
    if (fault?.type !== 'cut') return send(routed.status, items, headers);
    const text = JSON.stringify(items);
    log.push(`${name} cut`);
    response.writeHead(200, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(text.length),
      ...headers,
    });
    response.write(text.slice(0, text.length / 2), () => request.socket.destroy());
  };
  const sendApp = (path: string, send: (status: number, body: unknown) => void) => {
    const organization = /^\/orgs\/([^/]+)\/installation$/.exec(path)?.[1];
    const installation = /^\/app\/installations\/(\d+)\/access_tokens$/.exec(path)?.[1];
    if (!organization && !installation)
      return send(403, { message: 'Resource not accessible by integration' });
    const { status, body } = organization
      ? accounts.installation(organization, url)
      : accounts.issueToken(Number(installation));
    if (status < 300)
      misfits.push(
        ...misfitsOf(
          organization
            ? 'GET /orgs/{org}/installation'
            : 'POST /app/installations/{installation_id}/access_tokens',
          body,
        ),
      );
    send(status, body);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      misfits.push(`the test server failed: ${String(error)}`);
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const route = createRoutes(data, answersOf(data, url), () => settings.treeLimit);
  return {
    url,
    data,
    accounts,
    faults,
    log,
    misfits,
    settings,
    renewLimits: () => limits.clear(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function pageOf(
  all: readonly unknown[],
  query: URLSearchParams,
  url: string,
): { readonly items: readonly unknown[]; readonly link: string | undefined } {
  const size = Math.min(Number(query.get('per_page') ?? 30), 100);
  const page = Number(query.get('page') ?? 1);
  const last = Math.max(Math.ceil(all.length / size), 1);
  const to = (number: number, rel: string) => {
    const place = new URLSearchParams(query);
    place.set('page', String(number));
    return `<${url}?${place}>; rel="${rel}"`;
  };
  const links = [
    ...(page > 1 ? [to(page - 1, 'prev')] : []),
    ...(page < last ? [to(page + 1, 'next'), to(last, 'last')] : []),
  ];
  return {
    items: all.slice((page - 1) * size, page * size),
    link: links.length > 0 ? links.join(', ') : undefined,
  };
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mutation, SourcedEntity } from '@watchbill/catalog';
import { entityRefOf } from '@watchbill/model';
import { afterEach, beforeEach } from 'vitest';
import { type FakeRepository, type GithubServer, startGithubServer } from '../testing/index.ts';
import { parseGithubOptions } from './github-options.ts';
import { createGithubSource, type GithubSource } from './github-source.ts';

export const SECRET = 'a secret that GitHub knows too';

export interface TestGithub {
  readonly server: GithubServer;
  readonly told: Mutation[];
  readonly errors: unknown[];
  readonly source: GithubSource;
  /** Where the source keeps its files. */
  folder(): string;
  /** Where the source stood when it last said so. */
  state(): unknown;
  /** Makes a source on the same folder and server, started; the one before is stopped. */
  restart(
    more?: Readonly<Record<string, unknown>>,
    from?: { readonly state?: unknown; readonly now?: () => number },
  ): Promise<GithubSource>;
  /** Entities by ref, as a catalog would hold them that took every mutation. */
  held(): ReadonlyMap<string, SourcedEntity>;
  /** Requests of the log that fit, since it was last cleared. */
  asked(pattern?: RegExp): readonly string[];
}

/** A GitHub with an organisation `acme`, and a source that reads it, for each test. */
export function useTestGithub(): TestGithub {
  let server: GithubServer;
  let folder: string;
  let source: GithubSource;
  let state: unknown;
  let held = new Map<string, SourcedEntity>();
  const told: Mutation[] = [];
  const errors: unknown[] = [];

  const restart: TestGithub['restart'] = async (more = {}, from = {}) => {
    await source?.stop();
    const options = {
      url: server.url,
      organizations: ['acme'],
      token: 'ghp_test',
      webhookSecret: SECRET,
      ...more,
    };
    source = createGithubSource({
      id: 'github',
      ...parseGithubOptions(
        Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)),
        'sources[0]',
      ),
      folder,
      now: from.now ?? Date.now,
      secondMs: 10,
      onError: (error) => errors.push(error),
    });
    await source.start(
      async (mutation) => {
        told.push(mutation);
        state = mutation.state ?? state;
        held = take(held, mutation, told);
      },
      'state' in from ? from.state : undefined,
    );
    return source;
  };
  beforeEach(async () => {
    told.length = 0;
    errors.length = 0;
    held = new Map();
    state = undefined;
    folder = mkdtempSync(join(tmpdir(), 'github-source-'));
    server = await startGithubServer();
    server.data.organization('acme');
    await restart();
  });
  afterEach(async () => {
    await source.stop();
    await server.close();
    rmSync(folder, { recursive: true });
  });
  return {
    get server() {
      return server;
    },
    get source() {
      return source;
    },
    told,
    errors,
    folder: () => folder,
    state: () => state,
    restart,
    held: () => held,
    asked: (pattern = /./) => server.log.filter((line) => pattern.test(line)),
  };
}

/** What the port says of each kind of mutation. */
function take(
  held: Map<string, SourcedEntity>,
  mutation: Mutation,
  told: readonly Mutation[],
): Map<string, SourcedEntity> {
  const next = new Map(held);
  if (mutation.type === 'delta') {
    for (const [ref, { location }] of held) {
      if (mutation.locations.includes(location) && !mutation.unreadable.includes(location)) next.delete(ref);
    }
  }
  for (const sourced of mutation.entities) {
    const ref = entityRefOf(sourced.entity);
    for (const [other, { identity }] of next) {
      if (identity !== undefined && identity === sourced.identity) next.delete(other);
    }
    next.set(ref, sourced);
  }
  if (mutation.type === 'complete') {
    const first = told.findLastIndex((item) => item.type === 'page' && item.first);
    const listed = new Set(
      told
        .slice(first)
        .flatMap((item) =>
          item.type === 'delta' ? [] : item.entities.map(({ entity }) => entityRefOf(entity)),
        ),
    );
    const kept = (location: string) =>
      mutation.unreadable.some(
        (item) => item === location || (item.endsWith('/') && location.startsWith(item)),
      );
    for (const [ref, { location }] of next) if (!listed.has(ref) && !kept(location)) next.delete(ref);
  }
  return next;
}

export function component(
  name: string,
  more: { readonly title?: string; readonly owner?: string } = {},
): string {
  return [
    'apiVersion: backstage.io/v1alpha1',
    'kind: Component',
    `metadata: { name: ${name}${more.title ? `, title: ${more.title}` : ''} }`,
    `spec: { type: service, lifecycle: production, owner: ${more.owner ?? 'shop'} }`,
    '',
  ].join('\n');
}

/** So many repositories, each with a component named after its organisation. */
export function fillGithub({ server }: TestGithub, count: number, owner = 'acme'): readonly FakeRepository[] {
  return Array.from({ length: count }, (_, index) =>
    server.data.repository(owner, `r${index}`, { 'catalog-info.yaml': component(`${owner}-${index}`) }),
  );
}

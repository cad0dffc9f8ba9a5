import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { applyMutation, type Mutation } from '@watchbill/catalog';
import type { Database } from '@watchbill/database';
import { createGithubSource, type GithubSource, parseGithubOptions } from '@watchbill/source-github';
import { pushPayload, signWebhook, startGithubServer } from '@watchbill/source-github/testing';
import type { BenchRow } from './catalog.ts';
import { formatMs, timed } from './measure.ts';

const SECRET = 'a secret for measuring alone';
const PUSHES = 100;
/** What github.com allows: requests a minute by its secondary limit, and an hour for the App of a large organisation. */
const GITHUB = { perMinute: 900, perHour: 12_500 };
const TEAMS = 50;

const descriptor = (index: number, title: string) => `apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: service-${index}, title: ${title}, tags: [bench] }
spec: { type: service, lifecycle: production, owner: team-${index % TEAMS}, dependsOn: ['component:service-${index >> 1}'] }
`;

/** An organisation of so many repositories, each with a descriptor and code owners of its own, against the server that tests use. */
export async function benchGithub(db: Database, size: number): Promise<readonly BenchRow[]> {
  const github = await startGithubServer();
  const folder = mkdtempSync(join(tmpdir(), 'watchbill-bench-github-'));
  github.settings.validate = false;
  github.settings.limit = 1_000_000;
  for (let team = 0; team < TEAMS; team++) github.data.team('acme', `team-${team}`);
  const repositories = Array.from({ length: size }, (_, index) =>
    github.data.repository('acme', `service-${index}`, {
      'catalog-info.yaml': descriptor(index, 'one'),
      CODEOWNERS: `# ${index}\n* @acme/team-${index % TEAMS}\n`,
      'src/main.ts': '',
    }),
  );
  const source: GithubSource = createGithubSource({
    id: 'github',
    ...parseGithubOptions(
      {
        url: github.url,
        organizations: ['acme'],
        token: 'ghp_test',
        webhookSecret: SECRET,
        requestsPerMinute: 6_000_000,
      },
      'bench',
    ),
    folder,
    now: Date.now,
  });
  let written = 0;
  await source.start(async (mutation: Mutation) => {
    const { added, changed, removed } = await db.transact((tx) => applyMutation(tx, source, mutation));
    written += added.length + changed.length + removed.length;
  });
  const pass = async () => {
    const before = source.sent();
    written = 0;
    const ms = await timed(() => source.sync());
    const after = source.sent();
    return {
      ms,
      rows: written,
      requests: after.requests - before.requests,
      counted: after.counted - before.counted,
    };
  };
  try {
    const cold = await pass();
    const contents = github.log.filter((line) => line.includes('/graphql')).length;
    const least = Math.ceil(size / 100) + size + 2 * TEAMS + 2;
    const unchanged = await pass();
    const pushes: number[] = [];
    for (let index = 0; index < PUSHES; index++) {
      const repository = repositories[(index * 37) % size];
      if (!repository) continue;
      const files = {
        ...repository.files,
        'catalog-info.yaml': descriptor((index * 37) % size, `push-${index}`),
      };
      const payload = pushPayload(repository, github.url, github.data.push(repository, files));
      const ms = await timed(async () => {
        await source.receive(signWebhook('push', payload, SECRET));
        while (!(await isVisible(db, `service-${(index * 37) % size}`, `push-${index}`))) await sleep(2);
      });
      pushes.push(ms);
    }
    pushes.sort((a, b) => a - b);
    const at = (share: number) => pushes[Math.floor(pushes.length * share)] ?? 0;
    const minutes = (requests: number) =>
      Math.max(requests / GITHUB.perMinute, 60 * Math.floor(requests / GITHUB.perHour));
    return [
      ['cold: requests, of which GraphQL for contents', `${cold.requests}, ${contents}`],
      [
        'cold: the least that the API allows (lists, 50 teams, a tree each; contents a hundred at a time)',
        `${least + Math.ceil((2 * size) / 100)}`,
      ],
      ['cold: our own time, database and far end on the same machine', formatMs(cold.ms)],
      [
        "cold: the least time by GitHub's limits for an App (900 a minute, 12,500 an hour)",
        `${Math.round(minutes(least))} min`,
      ],
      ['unchanged: requests, of which counted', `${unchanged.requests}, ${unchanged.counted}`],
      ['unchanged: rows of entities written', `${unchanged.rows}`],
      ['unchanged: time', formatMs(unchanged.ms)],
      [
        `push: webhook accepted to visible, p50 / p95 of ${pushes.length}`,
        `${formatMs(at(0.5))} / ${formatMs(at(0.95))}`,
      ],
    ];
  } finally {
    await source.stop();
    await github.close();
    rmSync(folder, { recursive: true });
  }
}

async function isVisible(db: Database, name: string, title: string): Promise<boolean> {
  const found = await db.read.entity.findFirst({ where: { name, title }, select: { id: true } });
  return found !== null;
}

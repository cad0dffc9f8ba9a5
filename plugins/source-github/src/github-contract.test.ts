import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeSourceContract } from '@watchbill/catalog/contract';
import type { Entity } from '@watchbill/model';
import { stringify } from 'yaml';
import {
  type Files,
  pushPayload,
  repositoryIn,
  type SignedWebhook,
  signWebhook,
  startGithubServer,
  webhookPayload,
} from '../testing/index.ts';
import { parseGithubOptions } from './github-options.ts';
import { createGithubSource } from './github-source.ts';

const SECRET = 'a secret that GitHub knows too';

describeSourceContract('source-github', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'github-contract-'));
  const server = await startGithubServer();
  const { data, faults, url } = server;
  data.organization('acme');
  const sources: ReturnType<typeof createGithubSource>[] = [];
  const make = () => {
    const options = { url, organizations: ['acme'], token: 'ghp_test', webhookSecret: SECRET };
    const made = createGithubSource({
      id: 'github',
      ...parseGithubOptions(options, 'sources[0]'),
      folder,
      now: Date.now,
      secondMs: 10,
    });
    sources.push(made);
    return made;
  };
  const source = make();
  const sent: SignedWebhook[] = [];
  let held: SignedWebhook[] | undefined;
  const send = async (event: string, payload: object) => {
    const webhook = signWebhook(event, payload, SECRET);
    sent.push(webhook);
    if (held) held.push(webhook);
    else await sources.at(-1)?.receive(webhook);
  };
  const write = async (name: string, files: Files) => {
    const known = data.find('acme', name);
    const repository = known ?? data.repository('acme', name, files);
    if (known) return send('push', pushPayload(repository, url, data.push(repository, files)));
    const inside = repositoryIn('repository', 'created', repository, url);
    return send('repository', webhookPayload('repository', 'created', { repository: inside }));
  };
  return {
    source,
    tells: 'pages',
    restarted: make,
    farEnd: {
      put: (entity: Entity) => write(entity.metadata.name, { 'catalog-info.yaml': stringify(entity) }),
      remove: async (name) => {
        const repository = data.find('acme', name);
        if (!repository) return;
        data.remove(repository);
        const inside = repositoryIn('repository', 'deleted', repository, url);
        await send('repository', webhookPayload('repository', 'deleted', { repository: inside }));
      },
      spoil: (name) =>
        write(name, { 'catalog-info.yaml': 'apiVersion: backstage.io/v1alpha1\nkind: [Component\n' }),
      goDown: async () => void faults.push({ on: /./, fault: { type: 'status', status: 502 } }),
      comeBack: async () => void faults.splice(0),
      breakOff: async () => void faults.push({ on: /git\/trees/, fault: { type: 'status', status: 502 } }),
      repeatNotices: async () => {
        for (const webhook of sent) await source.receive(webhook);
      },
      mixNotices: async (changes) => {
        held = [];
        await changes();
        const mixed = held.reverse();
        held = undefined;
        for (const webhook of mixed) await source.receive(webhook);
      },
    },
    close: async () => {
      await Promise.all(sources.map(({ stop }) => stop()));
      await server.close();
      rmSync(folder, { recursive: true });
    },
  };
});

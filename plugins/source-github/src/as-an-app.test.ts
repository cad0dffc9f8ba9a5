import { describe, expect, test } from 'vitest';
import { fillGithub, useTestGithub } from './test-github-world.ts';

const github = useTestGithub();
const refs = () => [...github.held().keys()].sort();
const last = () => github.told.at(-1);
const fill = (count: number, owner?: string) => fillGithub(github, count, owner);

describe('as an App', () => {
  const asApp = () => ({
    token: undefined,
    app: { id: github.server.accounts.appId, privateKey: github.server.accounts.privateKey },
  });

  test('each organisation by its installation, with a limit of its own', async () => {
    fill(2);
    fill(2, 'globex');
    await github.restart({ ...asApp(), organizations: ['acme', 'globex'] });
    await github.source.sync();
    expect(refs()).toHaveLength(4);
    expect(github.source.limits().map(({ name }) => name)).toEqual(["'acme'", "'globex'"]);
    expect(github.server.misfits).toEqual([]);
  });

  test('one that is suspended or not installed is a fault, and keeps what it gave', async () => {
    fill(2);
    fill(2, 'globex');
    await github.restart({ ...asApp(), organizations: ['acme', 'globex'] });
    await github.source.sync();
    github.server.data.organization('globex').suspendedAt = '2026-05-05T05:05:05Z';
    await github.source.sync();
    expect(refs()).toHaveLength(4);
    expect(last()?.faults.map(({ message }) => message)).toEqual([
      `the installation of the App in 'globex' is suspended; an owner can end that at ${github.server.url}/organizations/globex/settings/installations`,
    ]);
    github.server.data.organization('globex').suspendedAt = null;
    await github.source.sync();
    expect(last()?.faults).toEqual([]);
  });

  test('its tokens last an hour; the next is fetched by itself', async () => {
    fill(1);
    await github.restart(asApp());
    await github.source.sync();
    github.server.accounts.expireInstallationTokens();
    await github.source.sync().catch(() => {});
    await github.source.sync();
    expect(last()?.type).toBe('complete');
  });

  test('a wrong key is an error that does not show it', async () => {
    const { generateKeyPairSync } = await import('node:crypto');
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const text = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    await github.restart({ ...asApp(), app: { id: github.server.accounts.appId, privateKey: text } });
    await expect(github.source.sync()).rejects.toThrow(/GitHub refuses the App/);
  });
});

import { startInstallation, watchbill } from '@watchbill/harness';
import { expect, test } from 'vitest';

test('the commands answer people and programs', async () => {
  const watch = await startInstallation({ demo: true });

  const who = await watch.cli('who', 'payments');
  expect(who.code).toBe(0);
  expect(who.out).toContain('group:default/payments');
  expect(who.out).toContain('webhook:payments');

  const nobody = await watch.cli('who', 'no-such-thing');
  expect(nobody.code).toBe(1);
  expect(nobody.out).toContain("Nobody is known for 'no-such-thing'");

  const list = await watch.cli('check', 'list');
  expect(list.out).toMatch(/check:default\/payments-authorise/);
  const json = JSON.parse((await watch.cli('check', 'list', '--json')).out) as { ref: string }[];
  expect(json.map(({ ref }) => ref)).toContain('check:default/purchase-browser');

  const sync = await watch.cli('sync', '--json');
  expect(JSON.parse(sync.out)).toEqual(
    expect.arrayContaining([expect.objectContaining({ id: 'demo', state: 'CURRENT', faults: [] })]),
  );
  expect((await watch.cli('sync', 'nowhere')).out).toContain("source 'nowhere': expected one of");

  const { token } = JSON.parse((await watch.cli('token', 'create', 'ci', '--json')).out) as { token: string };
  const ask = (headers: Record<string, string>) =>
    fetch(`${watch.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: '{"query":"{ viewer { name signedIn } }"}',
    });
  expect(await (await ask({ authorization: `Bearer ${token}` })).json()).toEqual({
    data: { viewer: { name: 'ci', signedIn: true } },
  });
  expect((await ask({ authorization: 'Bearer wrong' })).status).toBe(401);
  expect((await ask({ 'x-forwarded-for': '203.0.113.9' })).status).toBe(401);
  expect((await ask({ origin: 'https://elsewhere.example' })).status).toBe(403);

  const unknown = await watch.cli('check', 'run', 'no-such-check', '--wait');
  expect(unknown.code).toBe(2);
  expect(unknown.out).toContain('no-such-check');
});

test('a server that is not there is said to be not there', async () => {
  const { code, out } = await watchbill(['who', 'payments', '--url', 'http://127.0.0.1:1']);
  expect(code).toBe(2);
  expect(out).toContain('http://127.0.0.1:1 does not answer');
});

test('the sign-in link works once', async () => {
  const watch = await startInstallation();
  const secret = /sign-in#(\S+)/.exec(watch.out())?.[1];
  const post = () =>
    fetch(`${watch.url}/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ secret }),
    });
  const first = await post();
  expect(first.status).toBe(204);
  expect(first.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/);
  expect((await post()).status).toBe(403);
});

/** The first five minutes of a newcomer: everything healthy, something breaks, its owner is told, it heals, the owner is told. */
import { type Installation, startInstallation, until } from '@watchbill/harness';
import { expect, test } from 'vitest';

interface Message {
  readonly channel: 'webhook' | 'email';
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly body: { readonly type?: string; readonly data?: Record<string, never> } | null;
}

const SHOP = ['storefront', 'cart', 'payments', 'inventory', 'mailer'];

async function healthOf(watch: Installation, name: string): Promise<string> {
  const { entity } = await watch.query<{ entity: { health: { state: string } } }>(
    'query ($ref: String!) { entity(ref: $ref) { health { state } } }',
    { ref: `component:default/${name}` },
  );
  return entity.health.state;
}

async function inbox(watch: Installation, team: string, type: RegExp): Promise<readonly Message[]> {
  const messages = (await (await fetch(`http://127.0.0.1:${watch.port + 13}/messages`)).json()) as Message[];
  return messages.filter(({ to, subject, text }) => to.startsWith(team) && type.test(`${subject}\n${text}`));
}

test('break payments: its owner hears what, since when and where to look; heal: its owner hears that too', async () => {
  const watch = await startInstallation({ demo: true });

  const { entities } = await watch.query<{ entities: { totalCount: number } }>('{ entities { totalCount } }');
  expect(entities.totalCount).toBeGreaterThan(30);

  await until('the whole shop is healthy', async () => {
    const states = await Promise.all(SHOP.map((name) => healthOf(watch, name)));
    return states.every((state) => state === 'HEALTHY');
  });

  expect((await watch.cli('check', 'run', 'payments-authorise', '--wait')).code).toBe(0);
  expect((await watch.cli('demo', 'break', 'payments')).code).toBe(0);
  const failed = await watch.cli('check', 'run', 'payments-authorise', '--wait', '--json');
  expect(failed.code).toBe(1);
  expect(JSON.parse(failed.out)).toMatchObject({ outcome: 'FAILED' });

  const opened = await until('the owner of payments has a webhook and a mail', async () => {
    const messages = (await inbox(watch, 'payments', /FAILING/)).filter(
      ({ subject }) => !/resolved/i.test(subject),
    );
    return new Set(messages.map(({ channel }) => channel)).size === 2 && messages;
  });
  expect(await healthOf(watch, 'payments')).toBe('FAILING');
  const mail = opened.find(({ channel }) => channel === 'email') as Message;
  const { runId, text } = { runId: /\/runs\/([0-9a-f-]{36})/.exec(mail.text)?.[1], text: mail.text };
  expect(text).toMatch(/authoris/i);
  expect(text).toContain('503');
  expect(text).toMatch(/\d{4}-\d\d-\d\d.\d\d:\d\d/);
  expect(text).toMatch(/payments/i);
  expect(text).toMatch(/runbook/i);

  const { run } = await watch.query<{ run: { outcome: string; check: { ref: string }; failure: object } }>(
    'query ($id: ID!) { run(id: $id) { outcome check { ref } failure { step expected actual } } }',
    { id: runId },
  );
  expect(run).toMatchObject({
    outcome: 'FAILED',
    failure: { expected: expect.any(String), actual: expect.stringContaining('503') },
  });
  expect((await fetch(`${watch.url}/runs/${runId}`)).status).toBe(200);

  const webhook = opened.find(({ channel }) => channel === 'webhook') as Message;
  expect(JSON.stringify(webhook.body)).toContain('incident.opened');
  expect(JSON.stringify(webhook.body)).toContain('503');

  const { incidents } = await watch.query<{
    incidents: { nodes: { entityRef: string; deliveries: { state: string }[] }[] };
  }>(
    '{ incidents(state: [OPEN], entity: "component:default/payments") { nodes { entityRef deliveries { state notifier target } } } }',
  );
  expect(incidents.nodes).toHaveLength(1);
  expect(incidents.nodes[0]?.deliveries.map(({ state }) => state)).toEqual(['DELIVERED', 'DELIVERED']);

  expect((await watch.cli('demo', 'heal')).code).toBe(0);
  await until('the owner of payments hears of the recovery, twice', async () => {
    const messages = await inbox(watch, 'payments', /resolved/i);
    return new Set(messages.map(({ channel }) => channel)).size === 2;
  });
  await until('payments is healthy', async () => (await healthOf(watch, 'payments')) === 'HEALTHY');
});

test('slow is degraded, not failing', async () => {
  const watch = await startInstallation({ demo: true });
  await until('inventory is healthy', async () => (await healthOf(watch, 'inventory')) === 'HEALTHY');
  await watch.cli('demo', 'break', 'inventory', '--slow');
  await until('inventory is degraded', async () => (await healthOf(watch, 'inventory')) === 'DEGRADED');
});

import { startInstallation, until, watchbill } from '@watchbill/harness';
import { expect, test } from 'vitest';

interface Answer {
  readonly entity: {
    readonly deployments: readonly { state: string; version: string; environment: string }[];
  };
  readonly checks: {
    readonly nodes: readonly { runs: { nodes: readonly { trigger: string; outcome: string }[] } }[];
  };
}

const QUESTION = `{
  entity(ref: "component:default/payments") { deployments { state version environment } }
  checks(entity: "component:default/payments") { nodes { runs(first: 20) { nodes { trigger outcome } } } }
}`;

test('a deployment that is told stands on its entry, and its checks look at once', async () => {
  const watch = await startInstallation({ demo: true });
  const told = await watch.cli(
    ...['deploy', 'report', 'payments', '--environment', 'production', '--release', '1.4.2', '--json'],
  );
  expect(told.code, told.out).toBe(0);
  const answer = await until('its checks have run for it', async () => {
    const read = await watch.query<Answer>(QUESTION);
    const runs = read.checks.nodes.flatMap((check) => check.runs.nodes);
    return runs.some(({ trigger, outcome }) => trigger === 'DEPLOYMENT' && outcome === 'PASSED') && read;
  });
  expect(answer.entity.deployments).toEqual([
    { state: 'SUCCEEDED', version: '1.4.2', environment: 'production' },
  ]);
});

test('what is no event is refused with what is expected', async () => {
  const watch = await startInstallation();
  const response = await fetch(`${watch.url}/webhooks/cdevents`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({
    error: { message: expect.stringContaining('expected a CloudEvent') },
  });
  const { code, out } = await watchbill(['deploy', 'report', 'payments', '--url', watch.url]);
  expect(code).not.toBe(0);
  expect(out).toContain('--environment');
});

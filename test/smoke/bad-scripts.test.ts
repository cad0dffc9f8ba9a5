/** Scripts fail in more ways than services do. Each way gets its own verdict, and only real trouble is blamed on the service. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startInstallation, temporaryFolder, until } from '@watchbill/harness';
import { expect, test } from 'vitest';

const SCRIPTS: Readonly<
  Record<string, { script: string | null; outcome: string; state: string; says: RegExp }>
> = {
  passes: { script: 'export default function () {}', outcome: 'PASSED', state: 'HEALTHY', says: /^$/ },
  throws: {
    script: "export default function () { throw new Error('no stock'); }",
    outcome: 'FAILED',
    state: 'FAILING',
    says: /no stock/,
  },
  loops: {
    script: 'export default function () { for (;;) {} }',
    outcome: 'FAILED',
    state: 'FAILING',
    says: /3s/,
  },
  missing: { script: null, outcome: 'SCRIPT_ERROR', state: 'UNKNOWN', says: /missing\.js/ },
  broken: {
    script: 'export default function () {',
    outcome: 'SCRIPT_ERROR',
    state: 'UNKNOWN',
    says: /broken\.js|SyntaxError|Unexpected/,
  },
  talks: {
    script:
      "const line = 'x'.repeat(100000);\nexport default function () { for (let i = 0; i < 1000; i++) console.log(line); }",
    outcome: 'PASSED',
    state: 'HEALTHY',
    says: /^$/,
  },
};

const check = (name: string) => `apiVersion: watchbill.dev/v1
kind: Check
metadata: { name: ${name} }
spec:
  entity: component:default/${name}
  owner: team
  script: ./${name}.js
  every: 10s
  timeout: ${name === 'talks' ? '20s' : '3s'}
  confirm: { failures: 1, successes: 1, retryAfter: 1s }
`;

test('every way to fail has its verdict', async () => {
  const folder = temporaryFolder('scripts');
  const names = Object.keys(SCRIPTS);
  for (const [name, { script }] of Object.entries(SCRIPTS))
    if (script !== null) writeFileSync(join(folder, `${name}.js`), script);
  const team =
    'apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata: { name: team }\nspec: { type: team, children: [] }\n';
  const components = names.map(
    (name) =>
      `apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: { name: ${name} }\nspec: { type: service, lifecycle: production, owner: team }\n`,
  );
  writeFileSync(join(folder, 'all.yaml'), [team, ...components, ...names.map(check)].join('---\n'));
  const watch = await startInstallation({
    config: `sources:\n  - { id: tree, type: files, paths: ['${folder}'] }\n`,
  });

  for (const [name, expected] of Object.entries(SCRIPTS)) {
    const found = await until(`${name} has its verdict`, async () => {
      const { check: read } = await watch.query<{
        check: {
          health: { state: string };
          entity: { health: { state: string } };
          lastRun: { outcome: string; reason: string } | null;
        };
      }>(
        `{ check(ref: "${name}") { health { state } entity { health { state } } lastRun { outcome reason } } }`,
      );
      return read.lastRun?.outcome && read.entity.health.state === expected.state ? read : null;
    });
    expect(found.lastRun?.outcome, name).toBe(expected.outcome);
    expect(found.lastRun?.reason ?? '', name).toMatch(expected.says);
  }
});

test('without k6 nothing is known, and nothing is blamed', async () => {
  const watch = await startInstallation({ demo: true, config: 'k6: { path: /no/such/k6 }\n' });
  const { entity } = await until('the check has been tried', async () => {
    const read = await watch.query<{
      entity: {
        health: { state: string };
        checks: { lastRun: { outcome: string; reason: string } | null }[];
      };
    }>(
      '{ entity(ref: "component:default/payments") { health { state } checks { lastRun { outcome reason } } } }',
    );
    return read.entity.checks[0]?.lastRun?.outcome ? read : null;
  });
  expect(entity.health.state).toBe('UNKNOWN');
  expect(entity.checks[0]?.lastRun).toMatchObject({
    outcome: 'RUNNER_FAULT',
    reason: expect.stringContaining('/no/such/k6'),
  });
  const { incidents } = await watch.query<{ incidents: { totalCount: number } }>(
    '{ incidents { totalCount } }',
  );
  expect(incidents.totalCount).toBe(0);
});

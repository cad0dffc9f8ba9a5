import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startInstallation, temporaryFolder, watchbill } from '@watchbill/harness';
import { expect, test } from 'vitest';

const descriptor = (kind: string, name: string, spec: string) =>
  `apiVersion: backstage.io/v1alpha1\nkind: ${kind}\nmetadata: { name: ${name} }\nspec: ${spec}\n`;
const service = (owner: string) => `{ type: service, lifecycle: production, owner: ${owner} }`;

test('a repository whose owners are kept in another one is validated against what is live', async () => {
  const teams = temporaryFolder('teams');
  writeFileSync(join(teams, 'teams.yaml'), descriptor('Group', 'shop', '{ type: team, children: [] }'));
  const watch = await startInstallation({
    config: `sources:\n  - { id: teams, type: files, paths: [${JSON.stringify(teams)}] }\n`,
  });

  const repository = temporaryFolder('repository');
  const file = join(repository, 'catalog-info.yaml');
  writeFileSync(file, descriptor('Component', 'cart', service('shop')));
  const alone = await watchbill(['validate', repository]);
  expect(alone.code).toBe(1);
  expect(alone.out).toContain("spec.owner 'group:default/shop': no such entity in these files;");
  const live = await watch.cli('validate', repository, '--live');
  expect(live.out).toBe('1 entities, 0 errors, 0 warnings\n');
  expect(live.code).toBe(0);

  writeFileSync(file, descriptor('Component', 'cart', service('ghosts')));
  const annotated = await watch.cli('validate', repository, '--live', '--format', 'github');
  expect(annotated.code).toBe(1);
  expect(annotated.out).toContain(
    `::error file=${file},line=4,col=54::spec.owner 'group:default/ghosts': no such entity in these files or in the catalog of ${watch.url};`,
  );
  const sarif = await watch.cli('validate', repository, '--format', 'sarif');
  expect(JSON.parse(sarif.out)).toMatchObject({
    version: '2.1.0',
    runs: [{ results: [{ level: 'error' }] }],
  });
  const json = await watch.cli('validate', repository, '--json');
  expect(JSON.parse(json.out)).toMatchObject({ entities: 1, faults: [{ level: 'error' }] });

  const deaf = await watchbill(['validate', repository, '--live', '--url', 'http://127.0.0.1:1']);
  expect(deaf.code).toBe(2);
  expect(deaf.out).toContain('http://127.0.0.1:1 does not answer');
  expect((await watchbill(['validate', repository, '--json', '--format', 'text'])).code).toBe(2);
  expect((await watchbill(['validate', repository, '--format', 'xml'])).code).toBe(2);

  const who = await watch.cli('who', 'namespace="x",', 'team="shop"');
  expect(who.out).toContain('group:default/shop');
});

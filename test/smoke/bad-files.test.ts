/** People write descriptors by hand: what is wrong is said where it is wrong, and what was good stays. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startInstallation, temporaryFolder, until, watchbill } from '@watchbill/harness';
import { expect, test } from 'vitest';

const component = (name: string, more = '') =>
  `apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: ${name}\nspec:\n  type: service\n  lifecycle: production\n  owner: team\n${more}`;
const TEAM =
  'apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata:\n  name: team\nspec:\n  type: team\n  children: []\n';

test('the catalog follows its files, keeps what is good, and shows each fault at its place', async () => {
  const folder = temporaryFolder('tree');
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  write('team.yaml', TEAM);
  write('cart.yaml', component('cart'));
  write('lonely.yaml', component('lonely').replace('owner: team', 'owner: nobody'));
  write('linked.yaml', component('linked', '  dependsOn:\n    - component:nowhere\n'));
  const watch = await startInstallation({
    config: `sources:\n  - id: tree\n    type: files\n    paths: ['${folder}']\n`,
  });

  const entity = async (name: string) =>
    (
      await watch.query<{
        entity: {
          title: string | null;
          faults: { level: string; message: string; line: number; column: number }[];
        } | null;
      }>('query ($ref: String!) { entity(ref: $ref) { title faults { level message file line column } } }', {
        ref: `component:default/${name}`,
      })
    ).entity;
  const faults = async () =>
    (
      await watch.query<{
        sources: { faults: { message: string; file: string; line: number; column: number }[] }[];
      }>('{ sources { faults { message file line column } } }')
    ).sources.flatMap((source) => source.faults);

  expect((await entity('cart'))?.faults).toEqual([]);
  expect((await entity('lonely'))?.faults[0]?.message).toContain('nobody');
  expect((await entity('linked'))?.faults[0]?.message).toContain('component:default/nowhere');

  write('cart.yaml', component('cart').replace('metadata:\n', 'metadata:\n  title: Cart\n'));
  await until('a change is seen', async () => (await entity('cart'))?.title === 'Cart');

  write('cart.yaml', `${component('cart')}broken: [\n`);
  const fault = await until(
    'a syntax error is shown on the entry, which stays',
    async () => (await entity('cart'))?.faults[0],
  );
  expect(fault).toMatchObject({ level: 'error', line: expect.any(Number), column: expect.any(Number) });
  expect((await entity('cart'))?.title).toBe('Cart');

  write('cart.yaml', component('cart'));
  await until('mended, the fault is gone', async () => (await entity('cart'))?.faults.length === 0);

  write('odd.yaml', component('odd').replace('kind: Component', 'kind: Komponent'));
  await until('an unknown kind is a fault', async () =>
    (await faults()).some(({ message }) => message.includes('Komponent')),
  );
  write('odd.yaml', component('odd').replace('  owner: team\n', ''));
  await until('a missing owner is a fault', async () =>
    (await faults()).some(({ file, message }) => file.endsWith('odd.yaml') && message.includes('owner')),
  );

  write('second.yaml', component('cart'));
  await until('a duplicate names both places', async () =>
    (await faults()).some(({ message }) => /cart/.test(message) && /second\.yaml|cart\.yaml/.test(message)),
  );
  rmSync(join(folder, 'second.yaml'));

  mkdirSync(join(folder, 'new'));
  write('new/later.yaml', component('later'));
  await until('a new folder is followed', () => entity('later'));
  rmSync(join(folder, 'new'), { recursive: true });
  await until('what is removed is gone', async () => (await entity('later')) === null);
});

test('validate says the same before the merge', async () => {
  const folder = temporaryFolder('validate');
  writeFileSync(join(folder, 'team.yaml'), TEAM);
  writeFileSync(join(folder, 'cart.yaml'), component('cart'));
  expect((await watchbill(['validate', folder])).code).toBe(0);
  writeFileSync(join(folder, 'cart.yaml'), component('cart').replace('owner: team', 'owner: nobody'));
  const { code, out } = await watchbill(['validate', folder]);
  expect(code).toBe(1);
  expect(out).toMatch(/cart\.yaml:8:\d+: error: .*nobody/);
});

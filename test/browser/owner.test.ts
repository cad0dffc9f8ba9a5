/** Where no descriptor names the owner, its page says how it is known, and who else is named. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { startInstallation, temporaryFolder } from '@watchbill/harness';
import { expect, test } from 'vitest';
import { signIn } from './sign-in.ts';

const descriptor = (kind: string, name: string, spec: string) =>
  `apiVersion: backstage.io/v1alpha1\nkind: ${kind}\nmetadata: { name: ${name} }\nspec: ${spec}\n---\n`;

test('the page of an entity tells how its owner is known', async () => {
  const folder = temporaryFolder('checkout');
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const group = (name: string) => descriptor('Group', name, '{ type: team, children: [] }');
  write('.git/HEAD', 'ref: refs/heads/main\n');
  write('CODEOWNERS', '/cart/ @acme/cart-team\n/till/ @acme/cart-team\n');
  write('teams.yaml', group('cart-team') + group('till-team'));
  write(
    'cart/catalog-info.yaml',
    descriptor('Component', 'cart', '{ type: service, lifecycle: production }'),
  );
  write(
    'till/catalog-info.yaml',
    descriptor('Component', 'till', '{ type: service, lifecycle: production, owner: till-team }'),
  );
  const watch = await startInstallation({
    config: `sources:\n  - { id: mono, type: files, paths: ['${folder}'] }\n`,
  });
  const { page, complaints } = await signIn(watch);

  await page.goto(`${watch.url}/catalog/component/default/cart`);
  await page
    .getByText(
      'It names no owner; owned by group:default/cart-team (CODEOWNERS line 1: /cart/ @acme/cart-team).',
    )
    .waitFor();

  await page.goto(`${watch.url}/catalog/component/default/till`);
  await page.getByText('Somebody else is named too').waitFor();
  await page.getByText('CODEOWNERS line 2: /till/ @acme/cart-team').waitFor();
  expect(await page.getByRole('list', { name: 'Other owners' }).getByRole('link').count()).toBe(1);
  expect(complaints).toEqual([]);
});

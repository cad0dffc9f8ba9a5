/** What a person sees of doubts: sources that disagree, what was removed, what is held, and how each is settled. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startInstallation, temporaryFolder } from '@watchbill/harness';
import { expect, test } from 'vitest';
import { signIn } from './sign-in.ts';

const group = (name: string) =>
  `apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata: { name: ${name} }\nspec: { type: team, children: [] }\n`;
const component = (name: string, spec: string) =>
  `apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: { name: ${name} }\nspec: { type: service, lifecycle: production, ${spec} }\n`;

/** Two folders, each a source: `first` counts. */
function writeSources() {
  const root = temporaryFolder('sources');
  const write = (path: string, text: string) => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const config = ['first', 'second']
    .map((id) => `  - { id: ${id}, type: files, paths: ['${join(root, id)}'] }\n`)
    .join('');
  return { write, remove: (path: string) => rmSync(join(root, path)), config: `sources:\n${config}` };
}

test('sources that disagree, an entity that goes and comes back', async () => {
  const { write, remove, config } = writeSources();
  write('first/cart.yaml', component('cart', 'owner: shop'));
  write('first/teams.yaml', `${group('shop')}---\n${group('payments')}`);
  write('first/old.yaml', component('old', 'owner: nobody'));
  write('second/cart.yaml', component('cart', 'owner: payments'));
  const watch = await startInstallation({ config });
  const { page, complaints } = await signIn(watch);

  await page.goto(`${watch.url}/catalog/component/default/cart`);
  const said = page.getByRole('region', { name: 'Who says so' });
  await said.getByText('Sources disagree about spec.owner').waitFor();
  await said.getByText('first, which counts').waitFor();

  remove('first/old.yaml');
  await page.goto(`${watch.url}/quality`);
  await page.getByRole('tab', { name: 'Removed lately 1' }).click({ timeout: 60_000 });
  await page.getByRole('link', { name: 'old' }).click();
  await page.getByText('Source first told of it').waitFor();
  await page.getByRole('button', { name: 'Restore' }).click();
  await page.getByRole('heading', { name: 'Owner' }).waitFor();

  await page.getByRole('link', { name: 'Quality' }).click();
  await page.getByText('group:default/nobody').first().waitFor();
  await page.getByRole('tab', { name: 'Conflicts 1' }).click();
  await page.getByText('payments').waitFor();
  await page.getByRole('tab', { name: 'Orphans 1' }).click();
  await page.getByRole('button', { name: 'Let it go' }).click();
  await page.getByText('Sources tell of everything that is there.').waitFor();
  expect(complaints).toEqual([]);
});

test('too many that are gone at once stay until somebody confirms the number', async () => {
  const { write, remove, config } = writeSources();
  for (let at = 0; at < 20; at++) write(`first/team-${at}.yaml`, group(`team-${at}`));
  write('second/team.yaml', group('other'));
  const watch = await startInstallation({ config });
  const { page } = await signIn(watch);
  for (let at = 0; at < 15; at++) remove(`first/team-${at}.yaml`);
  await page.goto(`${watch.url}/sources`);
  await page.getByText('no longer tells of 15 entities').waitFor({ timeout: 60_000 });
  expect(
    (await watch.query<{ entities: { totalCount: number } }>('{ entities { totalCount } }')).entities,
  ).toEqual({
    totalCount: 21,
  });
  await page.getByRole('button', { name: 'Remove 15 entities' }).click();
  await page.getByText('5 entities', { exact: true }).waitFor();
  await page.getByText('no longer tells of').waitFor({ state: 'detached' });
});

test('an owner of hundreds is shown a few at a time, and found among hundreds', async () => {
  const { write, config } = writeSources();
  const numbers = Array.from({ length: 300 }, (_, at) => String(at).padStart(3, '0'));
  write('first/teams.yaml', numbers.map((at) => group(`team-${at}`)).join('---\n'));
  write('first/parts.yaml', numbers.map((at) => component(`part-${at}`, 'owner: team-000')).join('---\n'));
  write('second/part.yaml', component('lonely', 'owner: team-123'));
  const watch = await startInstallation({ config });
  const { page, complaints } = await signIn(watch);

  await page.goto(`${watch.url}/catalog/group/default/team-000`);
  const owns = page.getByRole('region', { name: 'Owns' });
  await owns.getByText('300').first().waitFor();
  expect(await owns.getByRole('listitem').count()).toBe(10);
  await owns.getByRole('button', { name: 'Show more of 290' }).click();
  await owns.getByRole('button', { name: 'Show more of 240' }).waitFor();
  expect(await owns.getByRole('listitem').count()).toBe(60);

  await page.goto(`${watch.url}/catalog`);
  await page.getByRole('button', { name: 'Owner All' }).click();
  await page.getByRole('combobox', { name: 'Search owners' }).fill('123');
  await page.getByRole('option', { name: 'team-123' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'lonely' }).waitFor();
  expect(new URL(page.url()).searchParams.get('owner')).toBe('group:default/team-123');
  expect(complaints).toEqual([]);
});

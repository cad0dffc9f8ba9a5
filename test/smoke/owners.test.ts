/** A descriptor that names no owner: CODEOWNERS does, the team is found by its name on GitHub, and hears of the failure. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { startInstallation, temporaryFolder, until } from '@watchbill/harness';
import { expect, onTestFinished, test } from 'vitest';

const CART_TEAM = `apiVersion: backstage.io/v1alpha1
kind: Group
metadata:
  name: carts
  annotations:
    github.com/team-slug: acme/cart-team
    watchbill.dev/notify: hook:carts
spec: { type: team, children: [] }
`;
const CART = `apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: cart }
spec: { type: service, lifecycle: production }
---
apiVersion: watchbill.dev/v1
kind: Check
metadata: { name: cart-flow }
spec:
  entity: cart
  script: ./flow.js
  every: 1h
  confirm: { failures: 1 }
`;
const FAILS =
  "import { check } from 'k6';\nexport default () => { check(1, { 'is two': (value) => value === 2 }); };\n";

test('an alert finds the owner that CODEOWNERS names', async () => {
  const heard: { readonly data: { readonly owner?: { readonly ref: string } } }[] = [];
  const hook = createServer((request, response) => {
    let text = '';
    request.on('data', (part) => {
      text += part;
    });
    request.on('end', () => {
      heard.push(JSON.parse(text));
      response.end();
    });
  });
  await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void hook.close());
  const folder = temporaryFolder('checkout');
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write('.git/HEAD', 'ref: refs/heads/main\n');
  write('.github/CODEOWNERS', '* @acme/everybody\n/services/cart/ @acme/cart-team\n');
  write('services/cart/catalog-info.yaml', CART);
  write('services/cart/flow.js', FAILS);
  const { port } = hook.address() as AddressInfo;
  const watch = await startInstallation({
    config: `sources:\n  - { id: mono, type: files, paths: ['${folder}'] }\nnotifiers:\n  - { id: hook, type: webhook, url: 'http://127.0.0.1:${port}/', secret: 'a secret of more than thirty-two characters' }\n`,
  });
  const ownership = async () =>
    (
      await watch.query<{ entity: { owner: { ref: string } | null; ownership: { because: string } } }>(
        '{ entity(ref: "cart") { owner { ref } ownership { because } } }',
      )
    ).entity;
  expect(await ownership()).toMatchObject({
    owner: null,
    ownership: { because: expect.stringContaining('@acme/cart-team (CODEOWNERS line 2: /services/cart/') },
  });
  write('teams.yaml', CART_TEAM);
  await until('the team is found', async () => (await ownership()).owner?.ref === 'group:default/carts');
  const who = await watch.cli('who', 'cart', '--json');
  expect(JSON.parse(who.out).candidates[0].owner.ref).toBe('group:default/carts');
  expect((await watch.cli('check', 'run', 'cart-flow', '--wait')).code).toBe(1);
  await until('the team is told', () => heard.length > 0);
  expect(JSON.stringify(heard[0])).toContain('group:default/carts');
});

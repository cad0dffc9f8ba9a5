import { describe, expect, test } from 'vitest';
import { component, useTestGithub } from './test-github-world.ts';

const github = useTestGithub();
const refs = () => [...github.held().keys()].sort();
const entity = (ref: string) => github.held().get(ref);

describe('people and owners', () => {
  test('teams, nested as they are, and users in them', async () => {
    const { data, url } = github.server;
    data.user('ada', { name: 'Ada', email: 'ada@acme.example' });
    data.user('bob');
    data.team('acme', 'engineering', { name: 'Engineering', members: ['bob'], description: 'All of it' });
    data.team('acme', 'cart', { parent: 'engineering', members: ['ada'] });
    data.organization('acme').members = ['ada', 'bob'];
    await github.source.sync();
    expect(refs()).toEqual([
      'group:default/cart',
      'group:default/engineering',
      'user:default/ada',
      'user:default/bob',
    ]);
    expect(entity('group:default/engineering')?.entity).toMatchObject({
      metadata: { annotations: { 'github.com/team-slug': 'acme/engineering' } },
      spec: { type: 'team', children: ['cart'], profile: { displayName: 'Engineering' } },
    });
    expect(entity('group:default/cart')?.entity.spec?.parent).toBe('engineering');
    expect(entity('user:default/ada')?.entity).toMatchObject({
      metadata: { annotations: { 'github.com/user-login': 'ada' } },
      spec: {
        profile: { displayName: 'Ada', email: 'ada@acme.example', picture: `${url}/avatars/ada.png` },
        memberOf: ['group:default/cart'],
      },
    });
    expect(entity('user:default/bob')?.entity.spec?.memberOf).toEqual(['group:default/engineering']);
    expect(github.server.misfits).toEqual([]);
  });

  test('CODEOWNERS and rights of teams are signs of owners, the organisation kept', async () => {
    const { data } = github.server;
    data.repository('acme', 'shop', {
      'services/cart/catalog-info.yaml': component('cart'),
      'services/pay/catalog-info.yaml': component('pay'),
      '.github/CODEOWNERS':
        '* @acme/everyone\n/services/cart/ @acme/cart @ada\n/services/pay/ @globex/pay\n!x @a\n',
      CODEOWNERS: '* @acme/not-read',
    });
    data.team('acme', 'ops', { rights: { shop: 'admin' } });
    data.team('acme', 'readers', { rights: { shop: 'push' } });
    await github.source.sync();
    expect(entity('component:default/cart')?.owners).toMatchObject([
      {
        owner: 'group:default/cart',
        way: 'codeowners',
        because: expect.stringContaining('CODEOWNERS line 2'),
      },
      { owner: 'user:default/ada', way: 'codeowners' },
      { owner: 'group:default/ops', way: 'team-rights', confidence: 0.5 },
    ]);
    expect(entity('component:default/pay')?.owners?.[0]?.owner).toBe('group:globex/pay');
    expect(github.told.flatMap(({ faults }) => faults)).toMatchObject([
      { level: 'warning', position: { line: 4 } },
    ]);
  });

  test('each organisation may have a namespace of its own', async () => {
    for (const organization of ['acme', 'globex']) {
      github.server.data.team(organization, 'platform');
      github.server.data.repository(organization, 'web', { CODEOWNERS: `* @${organization}/platform` });
    }
    const source = await github.restart({ organizations: ['acme', 'globex'], namespace: 'organization' });
    await source.sync();
    expect(refs()).toEqual([
      'component:acme/web',
      'component:globex/web',
      'group:acme/platform',
      'group:globex/platform',
    ]);
    expect(entity('component:globex/web')?.owners?.[0]?.owner).toBe('group:globex/platform');
  });
});

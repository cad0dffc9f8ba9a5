import { useTestDatabase } from '@watchbill/harness';
import { beforeAll, expect, test } from 'vitest';
import { type Api, createApi, NOW } from '../../testing/api.ts';
import { shop, tell } from '../../testing/shop.ts';
import { told } from '../../testing/told.ts';

const database = useTestDatabase();
let api: Api;

beforeAll(async () => {
  const service = { type: 'service', lifecycle: 'production' };
  await tell(database.db, [...shop('/catalog'), told('/catalog', 'Component', 'stray', service)], NOW);
  api = createApi(database.db);
});

test('what nobody answers for is listed with the reason', async () => {
  const answer = await api.data(`{
    all: unowned { totalCount nodes { entity { ref } reason ownerRef } }
    missing: unowned(reason: OWNER_DOES_NOT_EXIST) { nodes { entity { ref } } }
    first: unowned(first: 1) { edges { cursor } pageInfo { hasNextPage endCursor } }
  }`);
  const template = { ref: 'template:default/service' };
  expect(answer).toEqual({
    all: {
      totalCount: 2,
      nodes: [
        { entity: template, reason: 'OWNER_DOES_NOT_EXIST', ownerRef: 'group:default/nobody' },
        { entity: { ref: 'component:default/stray' }, reason: 'NO_OWNER', ownerRef: null },
      ],
    },
    missing: { nodes: [{ entity: template }] },
    first: {
      edges: [{ cursor: expect.any(String) }],
      pageInfo: { hasNextPage: true, endCursor: expect.any(String) },
    },
  });
});

test('members of a group are its own, or those of the groups below it as well', async () => {
  const refs = (...names: string[]) => names.map((name) => ({ ref: `user:default/${name}` }));
  const answer = await api.data(`{
    company: entity(ref: "group:company") { ... on Group { members { ref } all: members(transitive: true) { ref } } }
    shop: entity(ref: "group:shop") { ... on Group { members { ref } all: members(transitive: true) { ref } } }
  }`);
  expect(answer).toEqual({
    company: { members: [], all: refs('ada', 'bob') },
    shop: { members: refs('ada'), all: refs('ada') },
  });
});

import { describe, expect, test } from 'vitest';
import { NOW } from '../../testing/backstage-server.ts';
import { SHOP } from '../../testing/backstage-shop.ts';
import { useBackstageShop } from '../../testing/use-backstage-shop.ts';

const shop = useBackstageShop();

describe('an entity', () => {
  test('is its descriptor with all that the catalog adds', async () => {
    expect(await shop.client.getEntityByRef('component:cart')).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        ...SHOP[4]?.entity.metadata,
        namespace: 'default',
        uid: expect.stringMatching(/^[0-9a-f-]{36}$/),
        etag: expect.stringMatching(/^[0-9a-f]{40}$/),
        annotations: {
          'github.com/project-slug': 'acme/cart',
          'backstage.io/managed-by-location': 'file:/catalog/store.yaml',
          'backstage.io/managed-by-origin-location': 'file:/catalog/store.yaml',
        },
      },
      spec: SHOP[4]?.entity.spec,
      relations: [
        { type: 'checkedBy', targetRef: 'check:default/cart-flow' },
        { type: 'dependencyOf', targetRef: 'component:default/website' },
        { type: 'dependsOn', targetRef: 'resource:data/cart-db' },
        { type: 'ownedBy', targetRef: 'group:default/shop' },
        { type: 'partOf', targetRef: 'system:default/store' },
      ],
      status: {
        items: [
          {
            type: 'watchbill.dev/health',
            level: 'error',
            message: 'FAILING since 2026-03-01T03:12:00.000Z: cart-flow: adds an item: 500',
          },
        ],
      },
    });
  });

  test.each([
    {
      ref: 'system:store',
      level: 'error',
      message: expect.stringContaining('(caused by component:default/cart)'),
    },
    { ref: 'component:payment', level: 'info', message: expect.stringMatching(/^HEALTHY since/) },
    {
      ref: 'check:cart-flow',
      level: 'warning',
      message: expect.stringMatching(/^UNKNOWN since .*No run yet/),
    },
  ])('$ref has its health as status', async ({ ref, level, message }) => {
    const { status } = (await shop.client.getEntityByRef(ref)) as { status?: unknown };
    expect(status).toEqual({ items: [{ type: 'watchbill.dev/health', level, message }] });
  });

  test('that nothing watches has no status, and a check is a kind like others', async () => {
    expect(await shop.client.getEntityByRef('group:shop')).not.toHaveProperty('status');
    expect(await shop.client.getEntityByRef('Check:default/Cart-Flow')).toMatchObject({
      apiVersion: 'watchbill.dev/v1',
      kind: 'Check',
      relations: [{ type: 'checks', targetRef: 'component:default/cart' }],
    });
  });

  test('that does not exist is undefined', async () => {
    expect(await shop.client.getEntityByRef('component:ghost')).toBeUndefined();
    expect(await shop.client.getEntityByName({ kind: 'Co:mp', namespace: 'a', name: 'b/c' })).toBeUndefined();
  });

  test('has another etag when its health is another', async () => {
    const etag = async () => (await shop.client.getEntityByRef('component:website'))?.metadata.etag;
    const before = await etag();
    expect(await etag()).toBe(before);
    const ref = 'component:default/website';
    await shop.database.db.read.health.create({ data: { ref, state: 'HEALTHY', since: NOW, reason: 'r' } });
    expect(await etag()).not.toBe(before);
    await shop.database.db.read.health.delete({ where: { ref } });
    expect(await etag()).toBe(before);
  });

  test('is found by its uid', async () => {
    const cart = await shop.client.getEntityByRef('component:cart');
    const answer = await shop.server.get(`/entities/by-uid/${cart?.metadata.uid}`);
    expect(await answer.json()).toEqual(cart);
  });

  test('has no ancestors but itself', async () => {
    const entity = await shop.client.getEntityByRef('component:cart');
    expect(await shop.client.getEntityAncestors({ entityRef: 'component:cart' })).toEqual({
      rootEntityRef: 'component:default/cart',
      items: [{ entity, parentEntityRefs: [] }],
    });
  });
});

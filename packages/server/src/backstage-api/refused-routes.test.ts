import { describe, expect, test } from 'vitest';
import { useBackstageShop } from '../../testing/use-backstage-shop.ts';

const shop = useBackstageShop();

describe('asking for work', () => {
  test('a refresh reads the source of the entity', async () => {
    await shop.client.refreshEntity('component:default/cart');
    expect(shop.server.synced).toEqual(['shop']);
    await expect(shop.client.refreshEntity('component:default/ghost')).rejects.toMatchObject({
      statusCode: 404,
    });
  });

  test('an entity is validated', async () => {
    const entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'x' },
      spec: { type: 'service', lifecycle: 'production', owner: 'a' },
    };
    expect(await shop.client.validateEntity(entity, 'url:https://acme.test/x.yaml')).toEqual({ valid: true });
    const { owner: _, ...spec } = entity.spec;
    const answer = await shop.client.validateEntity({ ...entity, metadata: { name: '-' }, spec }, 'here');
    expect(answer).toEqual({
      valid: false,
      errors: [
        { name: 'InputError', message: expect.stringContaining("location 'here': expected type:target") },
        { name: 'InputError', message: expect.stringContaining("metadata.name '-'") },
        { name: 'InputError', message: expect.stringContaining('spec.owner') },
      ],
    });
  });

  test.each([
    { what: 'addLocation', ask: () => shop.client.addLocation({ target: 'https://acme.test/x.yaml' }) },
    {
      what: 'updateLocation',
      ask: () => shop.client.updateLocation('x', { target: 'https://acme.test/x.yaml' }),
    },
    { what: 'removeLocationById', ask: () => shop.client.removeLocationById('x') },
    { what: 'removeEntityByUid', ask: () => shop.client.removeEntityByUid('x') },
    {
      what: 'analyzeLocation',
      ask: () => shop.client.analyzeLocation({ location: { type: 'url', target: 'https://acme.test' } }),
    },
  ])('$what is refused, with a reason', async ({ ask }) => {
    await expect(ask()).rejects.toMatchObject({
      statusCode: 403,
      cause: { name: 'NotAllowedError', message: expect.stringMatching(/watchbill\.yaml|descriptor/) },
    });
  });
});

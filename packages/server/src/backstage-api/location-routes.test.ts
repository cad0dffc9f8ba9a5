import { describe, expect, test } from 'vitest';
import { useBackstageShop } from '../../testing/use-backstage-shop.ts';

const shop = useBackstageShop();

describe('locations', () => {
  test('are the places that entities come from', async () => {
    const { items } = await shop.client.getLocations();
    expect(items.map(({ type, target }) => `${type}:${target}`).toSorted()).toEqual([
      'file:/catalog/flow.yaml',
      'file:/catalog/store.yaml',
      'file:/catalog/teams.yaml',
      'file:/catalog/website.yaml',
    ]);
    const [first] = items;
    expect(first?.entityRef).toMatch(/^location:default\/generated-[0-9a-f]{40}$/);
    expect(await shop.client.getLocationById(first?.id ?? '')).toEqual(first);
    expect(await shop.client.getLocationByRef(`${first?.type}:${first?.target}`)).toEqual(first);
  });

  test('are found by entity', async () => {
    expect(await shop.client.getLocationByEntity('component:cart')).toMatchObject({
      type: 'file',
      target: '/catalog/store.yaml',
    });
    expect(await shop.client.getLocationByEntity('component:ghost')).toBeUndefined();
    expect(await shop.client.getLocationById('ghost')).toBeUndefined();
  });

  test('are queried in pages', async () => {
    const all = await shop.client.getLocations();
    const pages = [];
    for await (const page of shop.client.streamLocations({ limit: 3 })) pages.push(page);
    expect(pages.map(({ length }) => length)).toEqual([3, 1]);
    expect(pages.flat()).toEqual(all.items);
    const found = await shop.client.queryLocations({ query: { target: { $hasPrefix: '/catalog/w' } } });
    expect(found).toMatchObject({ totalItems: 1, items: [{ target: '/catalog/website.yaml' }] });
  });
});

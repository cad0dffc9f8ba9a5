import { describe, expect, test } from 'vitest';
import { useBackstageShop } from '../../testing/use-backstage-shop.ts';

const shop = useBackstageShop();

describe('facets', () => {
  test('count the values of fields', async () => {
    expect(
      await shop.client.getEntityFacets({
        facets: ['kind', 'metadata.tags.java', 'relations.ownedBy', 'spec.none'],
      }),
    ).toEqual({
      facets: {
        kind: [
          { value: 'Check', count: 1 },
          { value: 'Component', count: 3 },
          { value: 'Group', count: 2 },
          { value: 'Resource', count: 1 },
          { value: 'System', count: 1 },
          { value: 'User', count: 1 },
        ],
        'metadata.tags.java': [{ value: 'true', count: 1 }],
        'relations.ownedBy': [
          { value: 'group:default/payments', count: 2 },
          { value: 'group:default/shop', count: 2 },
          { value: 'user:default/ada', count: 1 },
        ],
        'spec.none': [],
      },
    });
  });

  test.each([
    { reason: 'filter', filter: { kind: 'component', 'spec.type': 'service' } },
    { reason: 'query', query: { $all: [{ kind: 'component' }, { 'spec.type': { $in: ['service'] } }] } },
  ])('count what a $reason leaves', async ({ filter, query }) => {
    const request = {
      facets: ['spec.type', 'metadata.tags'],
      ...(filter ? { filter } : {}),
      ...(query ? { query } : {}),
    };
    expect(await shop.client.getEntityFacets(request)).toEqual({
      facets: {
        'spec.type': [{ value: 'service', count: 2 }],
        'metadata.tags': [
          { value: 'critical', count: 1 },
          { value: 'go', count: 1 },
          { value: 'java', count: 1 },
        ],
      },
    });
  });
});

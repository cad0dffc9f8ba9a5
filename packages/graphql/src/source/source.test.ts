import { useTestDatabase } from '@watchbill/harness';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Api, createApi, NOW } from '../../testing/api.ts';
import { shop, tell } from '../../testing/shop.ts';
import { told } from '../../testing/told.ts';

const database = useTestDatabase();
let api: Api;

beforeAll(async () => {
  const twice = told('/catalog/more', 'Component', 'cart', { owner: 'payments' });
  await tell(database.db, [...shop('/catalog'), twice], NOW);
  api = createApi(database.db);
});

describe('the installation', () => {
  test('shows its sources with their faults, and reads one when asked', async () => {
    const fields = 'id type state entities lastSyncAt lastError faults { level message file }';
    const source = {
      id: 'shop',
      type: 'files',
      state: 'CURRENT',
      entities: 15,
      lastSyncAt: expect.stringMatching(/^\d{4}-.*Z$/),
      lastError: null,
      faults: [
        {
          level: 'error',
          message: expect.stringContaining('component:default/cart is already described'),
          file: '/catalog/more/cart.yaml',
        },
        expect.objectContaining({ level: 'warning', file: '/catalog/cart.yaml' }),
      ],
    };
    expect(await api.data(`{ sources { ${fields} } }`)).toEqual({ sources: [source] });
    expect(await api.data(`mutation { syncSource(id: "shop") { ${fields} } }`)).toEqual({
      syncSource: source,
    });
    expect(api.synced).toEqual(['shop']);
    expect(await api.data('{ sources { faultCount faults(first: 1) { level } } }')).toEqual({
      sources: [{ faultCount: 2, faults: [{ level: 'error' }] }],
    });
  });

  test('says what it is and who asks', async () => {
    const answer = await api.data(`{
      status { version demo runner { state detail } browser { state detail } }
      viewer { name signedIn }
    }`);
    expect(answer).toEqual({
      status: {
        version: '1.2.3',
        demo: true,
        runner: { state: 'READY', detail: 'k6 v2.2.0' },
        browser: { state: 'PREPARING', detail: 'Unpacking Chromium' },
      },
      viewer: { name: 'ada', signedIn: true },
    });
  });
});

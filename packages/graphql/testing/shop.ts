import { applyMutation, type SourcedEntity } from '@watchbill/catalog';
import { syncDefinitions } from '@watchbill/checks';
import type { Database } from '@watchbill/database';
import { ANNOTATION } from '@watchbill/model';
import { told } from './told.ts';

const SOURCE = { id: 'shop', type: 'files' };

/** Two teams under one, a system of four parts in a domain, two checks, and a reference that leads nowhere. */
export function shop(folder: string): readonly SourcedEntity[] {
  const notify = (target: string) => ({ annotations: { [ANNOTATION.notify]: target } });
  return [
    told(
      folder,
      'Group',
      'company',
      { type: 'unit', children: ['shop', 'payments'] },
      notify('hook:company'),
    ),
    told(folder, 'Group', 'shop', { type: 'team', children: [] }, notify('hook:shop')),
    told(folder, 'Group', 'payments', { type: 'team', profile: { email: 'pay@acme.test' }, children: [] }),
    told(folder, 'User', 'ada', { memberOf: ['shop'], profile: { email: 'ada@acme.test' } }),
    told(folder, 'User', 'bob', { memberOf: ['payments'] }),
    told(folder, 'Domain', 'commerce', { owner: 'company' }),
    told(folder, 'System', 'store', { owner: 'shop', domain: 'commerce' }),
    told(
      folder,
      'Component',
      'cart',
      {
        type: 'service',
        lifecycle: 'production',
        owner: 'shop',
        system: 'store',
        dependsOn: ['payment', 'resource:cart-db', 'component:ghost'],
        providesApis: ['cart-api'],
      },
      {
        title: 'Shopping cart',
        description: 'Holds what people buy',
        tags: ['java', 'critical'],
        annotations: { [ANNOTATION.runbook]: './cart.md', 'github.com/project-slug': 'acme/cart' },
        links: [{ url: 'https://wiki.test/cart', title: 'Wiki', type: 'runbook', icon: 'book' }],
      },
    ),
    told(folder, 'Component', 'payment', {
      type: 'service',
      lifecycle: 'production',
      owner: 'payments',
      system: 'store',
    }),
    told(folder, 'API', 'cart-api', {
      type: 'openapi',
      lifecycle: 'production',
      owner: 'shop',
      system: 'store',
      definition: 'openapi: 3.1.0',
    }),
    told(folder, 'Resource', 'cart-db', { type: 'database', owner: 'payments', system: 'store' }),
    told(folder, 'Location', 'more', { type: 'url', target: 'https://git.test/more.yaml' }),
    told(folder, 'Template', 'service', { type: 'service', owner: 'nobody', steps: [] }),
    check(folder, 'cart-flow', 'cart', { title: 'Cart flow', description: 'Fills a cart' }),
    check(folder, 'payment-flow', 'payment', {}),
  ];
}

function check(folder: string, name: string, entity: string, metadata: object): SourcedEntity {
  const confirm = { failures: 1, successes: 1 };
  const spec = { entity, script: './flow.k6.js', every: '1m30s', timeout: '10s', severity: 'page', confirm };
  return told(folder, 'Check', name, spec, metadata);
}

/** Puts entities into the catalog and their checks on the schedule, as the server does. */
export async function tell(db: Database, entities: readonly SourcedEntity[], now: Date): Promise<void> {
  await db.transact(async (tx) => {
    const everything = { type: 'full', entities, faults: [], unreadable: [] } as const;
    await applyMutation(tx, SOURCE, everything, { guard: null });
    await syncDefinitions(tx, now);
  });
}

import type { Transaction } from '@watchbill/database';
import type { EntityTransition } from '@watchbill/health';
import { ANNOTATION, type Entity, entityRefOf, type RunFailure, relationsOfEntity } from '@watchbill/model';

/** The refs of a small shop: a cart that the payments team owns, which belongs to the shop team. */
export const CART = 'component:default/cart';
export const PAYMENTS = 'group:default/payments';
export const CART_FLOW = 'check:default/cart-flow';

export function group(name: string, notify?: string, spec: Readonly<Record<string, unknown>> = {}): Entity {
  const annotations = notify === undefined ? {} : { [ANNOTATION.notify]: notify };
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, annotations },
    spec: { type: 'team', children: [], ...spec },
  };
}

export function component(name: string, spec: Readonly<Record<string, unknown>> = {}): Entity {
  const metadata = { name, title: `The ${name}` };
  return { apiVersion: 'backstage.io/v1alpha1', kind: 'Component', metadata, spec };
}

export const SHOP: readonly Entity[] = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'cart',
      title: 'Cart',
      annotations: { [ANNOTATION.runbook]: './cart.md' },
      links: [{ url: 'https://wiki.test/cart', title: 'Wiki', type: 'runbook' }],
    },
    spec: { owner: 'payments', system: 'shop' },
  },
  group('payments', 'hook:payments', { parent: 'shop' }),
  group('shop', 'hook:shop'),
  {
    apiVersion: 'watchbill.dev/v1',
    kind: 'Check',
    metadata: { name: 'cart-flow', title: 'Cart flow' },
    spec: { entity: 'cart' },
  },
];

/** Puts entities into the graph as a source would. */
export async function seedEntities(tx: Transaction, entities: readonly Entity[]): Promise<void> {
  await tx.source.upsert({ where: { id: 'seed' }, create: { id: 'seed', type: 'files' }, update: {} });
  for (const entity of entities) {
    const relations = relationsOfEntity(entity);
    const ref = entityRefOf(entity);
    const { id } = await tx.entity.create({
      data: {
        ref,
        kind: entity.kind,
        namespace: 'default',
        name: entity.metadata.name,
        ownerRef: relations.find(({ type, source }) => type === 'ownedBy' && source === ref)?.target ?? null,
        document: entity as object,
        sourceId: 'seed',
        location: 'file:/seed.yaml',
        directory: '/seed',
      },
    });
    await tx.relation.createMany({
      data: relations.map((relation, nr) => ({ statedBy: id, nr, ...relation })),
    });
  }
}

/** A finished run of a check. @returns its id. */
export async function seedRun(tx: Transaction, checkRef: string, failure?: RunFailure): Promise<string> {
  const check = { ref: checkRef, entityRef: CART, definition: {}, everyMs: 60_000, timeoutMs: 30_000 };
  await tx.check.upsert({
    where: { ref: checkRef },
    create: { ...check, nextRunAt: new Date() },
    update: {},
  });
  const run = { checkRef, entityRef: CART, state: 'FINISHED', trigger: 'SCHEDULE' };
  return (await tx.run.create({ data: { ...run, ...(failure && { failure: { ...failure } }) } })).id;
}

const AT = new Date('2026-03-01T03:12:00.000Z');

export function transition(
  to: EntityTransition['to'],
  more: Partial<EntityTransition> = {},
): EntityTransition {
  const bad = to === 'FAILING' || to === 'DEGRADED';
  return {
    ref: CART,
    from: null,
    to,
    at: AT,
    firstBadAt: bad ? new Date(AT.getTime() - 65_000) : null,
    reason: bad ? 'The cart does not open.' : 'The last run passed.',
    runId: null,
    checkRef: CART_FLOW,
    severity: 'page',
    ...more,
  };
}

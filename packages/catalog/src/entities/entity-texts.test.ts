import { useTestDatabase } from '@watchbill/harness';
import { beforeAll, describe, expect, test } from 'vitest';
import { applyMutation } from '../apply-mutation.ts';
import { relationsOf } from '../relations/relations-of.ts';
import { SHOP } from '../test-entities/shop.ts';
import { full, told } from '../test-entities/told.ts';
import { entityTextById, entityTexts } from './entity-texts.ts';
import { findEntities } from './find-entities.ts';

const database = useTestDatabase();
const SINCE = new Date('2026-03-01T03:12:00.000Z');
const HEALTH = new Map([
  ['component:default/cart', { state: 'FAILING', since: SINCE, reason: 'no', causeRef: 'x:y/z' }],
]);
const ODD = told(
  'Component',
  'odd',
  { dependsOn: ['component:quo"ted', 'component:cart'], note: 'quo"ted \\ \n ü' },
  { metadata: { uid: 'from-elsewhere', etag: 'old' } },
);

beforeAll(async () => {
  const told = full([...SHOP, ODD]);
  await database.db.transact((tx) => applyMutation(tx, { id: 'shop', type: 'files' }, told));
  await database.db.read.health.createMany({
    data: [...HEALTH].map(([ref, health]) => ({ ref, ...health })),
  });
});

describe('texts of entities', () => {
  test('hold what the catalog knows of each', async () => {
    const { read, readPrepared } = database.db;
    const refs = (await read.entity.findMany({ select: { ref: true } })).map(({ ref }) => ref);
    const { texts } = await entityTexts(readPrepared, [...refs, 'component:default/ghost']);
    const entities = await findEntities(read, refs);
    const relations = await relationsOf(read, refs);
    expect([...texts.keys()].sort()).toEqual(refs.sort());
    for (const [ref, text] of texts) {
      const { id, document } = entities.get(ref) ?? {};
      const { uid, etag, ...metadata } = (document?.metadata ?? {}) as Record<string, unknown>;
      expect({
        ...text,
        metadata: JSON.parse(text.metadata),
        spec: JSON.parse(text.spec ?? 'null'),
        relations: JSON.parse(text.relations),
      }).toEqual({
        id,
        ref,
        apiVersion: document?.apiVersion,
        kind: document?.kind,
        metadata,
        spec: document?.spec,
        relations: (relations.get(ref) ?? []).map(({ type, ref: targetRef }) => ({ type, targetRef })),
        health: HEALTH.get(ref) ?? null,
      });
    }
  });

  test('may come without what surrounds the entity', async () => {
    const bare = await entityTexts(database.db.readPrepared, ['component:default/cart'], false);
    const [text] = bare.texts.values();
    expect(text).toMatchObject({ kind: 'Component', relations: '[]', health: null });
  });

  test('are found by id', async () => {
    const { readPrepared } = database.db;
    const [cart] = (await entityTexts(readPrepared, ['component:default/cart'])).texts.values();
    expect(await entityTextById(readPrepared, cart?.id ?? '')).toEqual(cart);
    expect(await entityTextById(readPrepared, crypto.randomUUID())).toBeUndefined();
    expect(await entityTextById(readPrepared, 'ghost')).toBeUndefined();
  });
});

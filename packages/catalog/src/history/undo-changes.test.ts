import { isDeepStrictEqual } from 'node:util';
import type { Entity } from '@watchbill/model';
import { describe, expect, test } from 'vitest';
import { diffDocuments } from './diff-documents.ts';
import { parsePath, printPath } from './difference-path.ts';
import { type PastState, type UndoableChange, undoChanges, undoDifferences } from './undo-changes.ts';

/** Documents that differ in every way: a small vocabulary, so that two of them meet in keys and values. */
function randomDocument(random: () => number): object {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const KEYS = [
    'a',
    'b',
    'a.b',
    "it's",
    'back\\slash',
    "\\'",
    '',
    '__proto__',
    'constructor',
    '[0]',
    'ä',
    '😀',
  ];
  const value = (depth: number): unknown => {
    const kind = random();
    if (depth < 4 && kind < 0.4) return map(depth + 1);
    if (depth < 4 && kind < 0.5) return [value(depth + 1), value(depth + 1)];
    return pick(['x', 'y', '', 0, 1, -1.5, true, false, null]);
  };
  const map = (depth: number): object =>
    Object.fromEntries(Array.from({ length: Math.floor(random() * 5) }, () => [pick(KEYS), value(depth)]));
  return map(0);
}

/** Mulberry32: the same documents in each run, so that a failure can be looked into. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

test('undoing what differs gives the earlier document, whatever the two are', () => {
  const random = seeded(7);
  for (let round = 0; round < 3000; round++) {
    const [before, after] = [randomDocument(random), randomDocument(random)];
    const { differences, truncated } = diffDocuments(before, after);
    const stored = JSON.parse(JSON.stringify(differences));
    expect(truncated).toBe(false);
    // Not vitest's equality, which a key named `constructor` confuses.
    const undone = undoDifferences(after, stored);
    expect(isDeepStrictEqual(undone, before), JSON.stringify({ before, after, undone })).toBe(true);
  }
});

test.each([['a'], ['spec', 'owner'], ['a', ''], ['', 'a'], ["it's", '\\', 'a.b', "']['", '[0]', 'b']])(
  'a path keeps its keys: %j %j %j',
  (...keys) => {
    expect(parsePath(printPath(keys))).toEqual(keys);
  },
);

describe('an entity backwards', () => {
  const document = (owner: string): Entity => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'cart' },
    spec: { owner },
  });
  const place = { entityId: '1', sourceId: 'files', location: 'file:/b.yaml' };
  const change = (rest: Partial<UndoableChange> & Pick<UndoableChange, 'kind'>): UndoableChange => ({
    ...place,
    previousLocation: null,
    differences: [],
    document: null,
    ...rest,
  });
  const now: PastState = { ...place, document: document('now') };
  const ownerWas = (before: string) => ({ differences: [{ path: 'spec.owner', before, after: '?' }] });

  test.each<{ reason: string; now: PastState | null; changes: UndoableChange[]; was: PastState | null }>([
    { reason: 'nothing became of it', now, changes: [], was: now },
    { reason: 'added since', now, changes: [change({ kind: 'ADDED' })], was: null },
    {
      reason: 'changed twice since',
      now,
      changes: [
        change({ kind: 'CHANGED', ...ownerWas('between') }),
        change({ kind: 'CHANGED', ...ownerWas('then') }),
      ],
      was: { ...now, document: document('then') },
    },
    {
      reason: 'moved since',
      now,
      changes: [change({ kind: 'CHANGED', previousLocation: 'file:/a.yaml' })],
      was: { ...now, location: 'file:/a.yaml' },
    },
    {
      reason: 'changed too much for differences',
      now,
      changes: [change({ kind: 'CHANGED', ...ownerWas('cut…'), document: document('then') })],
      was: { ...now, document: document('then') },
    },
    {
      reason: 'removed since',
      now: null,
      changes: [change({ kind: 'REMOVED', document: document('then') })],
      was: { ...place, document: document('then') },
    },
    {
      reason: 'removed since, and told anew by another source',
      now: { ...now, entityId: '2', sourceId: 'github' },
      changes: [
        change({ kind: 'ADDED', entityId: '2', sourceId: 'github' }),
        change({ kind: 'REMOVED', document: document('last') }),
        change({ kind: 'CHANGED', ...ownerWas('then') }),
      ],
      was: { ...place, document: document('then') },
    },
  ])('$reason', ({ now, changes, was }) => {
    expect(undoChanges(now, changes)).toEqual(was);
  });
});

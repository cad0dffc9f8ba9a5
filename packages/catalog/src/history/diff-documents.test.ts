import { describe, expect, test } from 'vitest';
import { diffDocuments } from './diff-documents.ts';

const spec = (fields: object) => ({ kind: 'Component', spec: fields });
const annotated = (annotations: object) => ({ metadata: { annotations } });

describe('differences', () => {
  test.each([
    { reason: 'none', before: spec({ a: 1 }), after: spec({ a: 1 }), is: [] },
    {
      reason: 'none, in another order',
      before: { kind: 'Component', spec: { a: 1, b: { c: 1, d: 2 } } },
      after: { spec: { b: { d: 2, c: 1 }, a: 1 }, kind: 'Component' },
      is: [],
    },
    {
      reason: 'a value',
      before: spec({ owner: 'shop' }),
      after: spec({ owner: 'payments' }),
      is: [{ path: 'spec.owner', before: 'shop', after: 'payments' }],
    },
    {
      reason: 'deep within',
      before: spec({ confirm: { failures: 2, successes: 2 } }),
      after: spec({ confirm: { failures: 3, successes: 2 } }),
      is: [{ path: 'spec.confirm.failures', before: 2, after: 3 }],
    },
    {
      reason: 'a key that came and one that went, by path',
      before: spec({ z: null }),
      after: spec({ a: { b: 1 } }),
      is: [
        { path: 'spec.a', after: { b: 1 } },
        { path: 'spec.z', before: null },
      ],
    },
    {
      reason: 'a list, as a whole',
      before: spec({ dependsOn: ['a', { b: 1 }] }),
      after: spec({ dependsOn: ['a', { b: 2 }, 'c'] }),
      is: [{ path: 'spec.dependsOn', before: ['a', { b: 1 }], after: ['a', { b: 2 }, 'c'] }],
    },
    {
      reason: 'a list in another order, which is another list',
      before: spec({ tags: ['a', 'b'] }),
      after: spec({ tags: ['b', 'a'] }),
      is: [{ path: 'spec.tags', before: ['a', 'b'], after: ['b', 'a'] }],
    },
    {
      reason: 'null is not absent, and a text is not a number',
      before: spec({ a: null, b: 1 }),
      after: spec({ b: '1' }),
      is: [
        { path: 'spec.a', before: null },
        { path: 'spec.b', before: 1, after: '1' },
      ],
    },
    {
      reason: 'a map that became a text',
      before: spec({ entity: { name: 'cart' } }),
      after: spec({ entity: 'cart' }),
      is: [{ path: 'spec.entity', before: { name: 'cart' }, after: 'cart' }],
    },
    {
      reason: 'keys that are no words are quoted',
      before: annotated({ 'acme.org/tier': '1', "it's": 'a', '': 'x' }),
      after: annotated({ 'acme.org/tier': '2', "it's": 'b', '': 'y' }),
      is: [
        { path: "metadata.annotations['']", before: 'x', after: 'y' },
        { path: "metadata.annotations['acme.org/tier']", before: '1', after: '2' },
        { path: "metadata.annotations['it\\'s']", before: 'a', after: 'b' },
      ],
    },
    {
      reason: 'not where it was read',
      before: annotated({
        'backstage.io/managed-by-location': 'file:/a',
        'backstage.io/managed-by-origin-location': 'file:/a',
      }),
      after: annotated({
        'backstage.io/managed-by-location': 'file:/b',
        'backstage.io/managed-by-origin-location': 'file:/b',
      }),
      is: [],
    },
  ])('$reason', ({ before, after, is }) => {
    expect(diffDocuments(before, after)).toEqual({ differences: is, truncated: false });
  });
});

describe('what is too much to be shown', () => {
  test('a long value is cut to its beginning', () => {
    const definition = `openapi: 3.1.0\n${'x'.repeat(1_000_000)}`;
    const { differences, truncated } = diffDocuments(
      spec({ definition }),
      spec({ definition: 'openapi: 3.1.0' }),
    );
    expect(truncated).toBe(true);
    expect(differences).toEqual([
      { path: 'spec.definition', before: `${definition.slice(0, 1000)}…`, after: 'openapi: 3.1.0' },
    ]);
  });

  test('of a list too, and not through the middle of a character', () => {
    const { differences } = diffDocuments(spec({}), spec({ list: [`${'x'.repeat(997)}😀`] }));
    expect(differences).toEqual([{ path: 'spec.list', after: `["${'x'.repeat(997)}\ufffd…` }]);
  });

  test('of very many differences the first are told', () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`k${index}`, index]));
    const { differences, truncated } = diffDocuments(spec({}), spec(many));
    expect(truncated).toBe(true);
    expect(differences).toHaveLength(100);
  });

  test('a page of the worst changes is bounded', () => {
    const long = (text: string) =>
      Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`${index}`.padEnd(5000, 'k'), text]));
    const { differences } = diffDocuments(spec(long('a'.repeat(5000))), spec(long('b'.repeat(5000))));
    expect(JSON.stringify(differences).length).toBeLessThan(310_000);
  });
});

import { describe, expect, test } from 'vitest';
import { entityRefOf, normalizeEntityRef, parseEntityRef, stringifyEntityRef } from './entity-ref.ts';
import { InputError } from './errors.ts';

describe('parseEntityRef', () => {
  test.each([
    { reason: 'whole', text: 'Component:shop/Cart', context: {}, is: 'Component shop Cart' },
    { reason: 'without a namespace', text: 'component:cart', context: {}, is: 'component default cart' },
    {
      reason: 'a name alone',
      text: 'cart',
      context: { defaultKind: 'Component' },
      is: 'Component default cart',
    },
    {
      reason: 'a namespace and a name',
      text: 'shop/cart',
      context: { defaultKind: 'API' },
      is: 'API shop cart',
    },
    {
      reason: 'own defaults',
      text: 'cart',
      context: { defaultKind: 'API', defaultNamespace: 'x' },
      is: 'API x cart',
    },
    {
      reason: 'a kind outranks the default',
      text: 'user:ada',
      context: { defaultKind: 'group' },
      is: 'user default ada',
    },
    { reason: 'blanks around', text: ' group:shop ', context: {}, is: 'group default shop' },
    { reason: 'dots and dashes', text: 'component:a-b/c.d_e', context: {}, is: 'component a-b c.d_e' },
  ])('$reason', ({ text, context, is }) => {
    const { kind, namespace, name } = parseEntityRef(text, context);
    expect(`${kind} ${namespace} ${name}`).toBe(is);
  });

  test.each([
    '',
    ' ',
    ':cart',
    'component:',
    'component:/cart',
    'a/b/c',
    'a:b:c',
    'component:shop/',
    '/cart',
    'a\0b',
    'a\ud800',
    'a'.repeat(192),
  ])("refuses '%s'", (text) => {
    expect(() => parseEntityRef(text, { defaultKind: 'component' })).toThrow(InputError);
  });

  test('names the value and the fix', () => {
    expect(() => parseEntityRef('a:b:c')).toThrow(
      "entity reference 'a:b:c': expected [kind:][namespace/]name, e.g. 'component:default/cart'",
    );
    expect(() => parseEntityRef('cart')).toThrow(
      "entity reference 'cart': expected a kind, e.g. 'component:cart'",
    );
  });
});

test('refs print in lower case, whatever the language of the machine', () => {
  expect(stringifyEntityRef({ kind: 'API', namespace: 'Default', name: 'CartI' })).toBe('api:default/carti');
});

test('two spellings of one ref are equal', () => {
  expect(normalizeEntityRef('Component:Default/Cart')).toBe(
    normalizeEntityRef('cart', { defaultKind: 'component' }),
  );
});

test.each([
  { metadata: { name: 'Cart' }, is: 'component:default/cart' },
  { metadata: { name: 'cart', namespace: 'shop' }, is: 'component:shop/cart' },
])('an entity has the ref $is', ({ metadata, is }) => {
  expect(entityRefOf({ apiVersion: 'backstage.io/v1alpha1', kind: 'Component', metadata })).toBe(is);
});

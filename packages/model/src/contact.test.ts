import { describe, expect, test } from 'vitest';
import { contactsOf, malformedContactsOf } from './contact.ts';

const group = (notify?: string, profile?: unknown) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: {
    name: 'shop',
    ...(notify === undefined ? {} : { annotations: { 'watchbill.dev/notify': notify } }),
  },
  spec: { ...(profile === undefined ? {} : { profile }) },
});

describe('contacts', () => {
  test.each([
    { reason: 'none', notify: undefined, profile: undefined, is: [] },
    { reason: 'an address', notify: undefined, profile: { email: 'a@acme.test' }, is: ['email a@acme.test'] },
    {
      reason: 'several by comma',
      notify: 'slack:#shop, pager:P1',
      profile: undefined,
      is: ['slack #shop', 'pager P1'],
    },
    {
      reason: 'several by line',
      notify: 'slack:#shop\npager:P1\n',
      profile: undefined,
      is: ['slack #shop', 'pager P1'],
    },
    {
      reason: 'colons in the target',
      notify: 'hook:https://a.test:1/x',
      profile: undefined,
      is: ['hook https://a.test:1/x'],
    },
    {
      reason: 'each once',
      notify: 'email:a@acme.test,email:a@acme.test',
      profile: { email: 'a@acme.test' },
      is: ['email a@acme.test'],
    },
    {
      reason: 'annotation first',
      notify: 'slack:#x',
      profile: { email: 'a@acme.test' },
      is: ['slack #x', 'email a@acme.test'],
    },
    {
      reason: 'what is no contact left out',
      notify: 'slack, :x, pager:, ok:1',
      profile: undefined,
      is: ['ok 1'],
    },
    { reason: 'a profile that is no map', notify: undefined, profile: 'x', is: [] },
    { reason: 'a profile that is null', notify: undefined, profile: null, is: [] },
  ])('$reason', ({ notify, profile, is }) => {
    expect(contactsOf(group(notify, profile)).map(({ notifier, target }) => `${notifier} ${target}`)).toEqual(
      is,
    );
  });

  test('entries that reach nobody can be named', () => {
    expect(malformedContactsOf('slack, :x, pager:, ok:1,,')).toEqual(['slack', ':x', 'pager:']);
  });
});

import type { Contact, Entity, Severity } from '@watchbill/model';
import { describe, expect, test } from 'vitest';
import { CART, group, PAYMENTS } from '../testing/shop.ts';
import { type Escalation, route } from './route.ts';
import { NO_ROUTES, type Routes } from './routes.ts';

const contact = (text: string): Contact => {
  const [notifier = '', target = ''] = text.split(':');
  return { notifier, target };
};
const withMail: Entity = group('mailers', undefined, { profile: { email: 'mailers@shop.test' } });
const routes: Routes = {
  routes: [
    { place: 'routes[0]', match: { severity: ['page'] }, notify: [contact('hook:pager')] },
    { place: 'routes[1]', match: { system: ['system:default/shop'] }, notify: [contact('hook:shop-desk')] },
    {
      place: 'routes[2]',
      match: { owner: [PAYMENTS], entity: ['component:default/other'] },
      notify: [contact('hook:never')],
    },
  ],
  fallback: [contact('hook:platform')],
};

interface Row {
  readonly case: string;
  readonly escalation?: Escalation;
  readonly ownerRef?: string | null;
  readonly severity?: Severity;
  readonly systemRefs?: readonly string[];
  readonly routes?: Routes;
  readonly expected: readonly (readonly [target: string, state: string, because: string | RegExp])[];
}

const rows: readonly Row[] = [
  {
    case: 'the owner is told at every contact',
    escalation: [[group('payments', 'hook:payments, mail:p@shop.test')], [group('shop', 'hook:shop')]],
    expected: [
      ['hook:payments', 'PENDING', 'group:default/payments owns component:default/cart.'],
      ['mail:p@shop.test', 'PENDING', 'group:default/payments owns component:default/cart.'],
    ],
  },
  {
    case: 'a group without contacts escalates to its parents',
    escalation: [[group('payments')], [group('shop', 'hook:shop'), group('money', 'hook:money')]],
    expected: [
      [
        'hook:shop',
        'PENDING',
        /^group:default\/shop stands above group:default\/payments, which owns component:default\/cart/,
      ],
      ['hook:money', 'PENDING', /^group:default\/money stands above/],
    ],
  },
  {
    case: 'an owner that does not exist is stood in for by the group that names it',
    escalation: [[], [group('shop', 'hook:shop')]],
    expected: [['hook:shop', 'PENDING', /^group:default\/shop stands above/]],
  },
  {
    case: 'a profile e-mail counts, and its notifier is missing here, so the parent is told as well',
    escalation: [[withMail], [group('shop', 'hook:shop')]],
    expected: [
      [
        'email:mailers@shop.test',
        'SUPPRESSED',
        /no notifier 'email'; add one with this id under 'notifiers'/,
      ],
      ['hook:shop', 'PENDING', /stands above/],
    ],
  },
  {
    case: 'one contact that cannot be used does not bother the parent when another can',
    escalation: [[group('payments', 'pager:1,hook:payments')], [group('shop', 'hook:shop')]],
    expected: [
      ['pager:1', 'SUPPRESSED', /no notifier 'pager'/],
      ['hook:payments', 'PENDING', /owns/],
    ],
  },
  {
    case: 'owners without contacts lead to every route that matches',
    escalation: [[group('payments')], [group('shop')]],
    systemRefs: ['system:default/shop'],
    routes,
    expected: [
      [
        'hook:pager',
        'PENDING',
        /neither it nor a group above it has a contact that can be used. routes\[0\] of the configuration matches/,
      ],
      ['hook:shop-desk', 'PENDING', /routes\[1\]/],
    ],
  },
  {
    case: 'no owner and no route that matches leads to the fallback',
    ownerRef: null,
    escalation: [],
    severity: 'ticket',
    routes,
    expected: [
      ['hook:platform', 'PENDING', /^component:default\/cart has no owner\. .* this is the fallback/],
    ],
  },
  {
    case: 'an owner that is not in the catalog leads to the routes',
    escalation: [[]],
    routes,
    expected: [['hook:pager', 'PENDING', /is owned by group:default\/payments, which is not in the catalog/]],
  },
  {
    case: 'a route whose notifier is missing leads on to the fallback',
    escalation: [[group('payments')]],
    routes: {
      routes: [{ place: 'routes[0]', match: {}, notify: [contact('gone:x')] }],
      fallback: routes.fallback,
    },
    expected: [
      ['gone:x', 'SUPPRESSED', /no notifier 'gone'/],
      ['hook:platform', 'PENDING', /fallback/],
    ],
  },
  {
    case: 'nobody at all is said aloud',
    escalation: [[group('payments')]],
    expected: [
      [
        ':',
        'SUPPRESSED',
        /^nobody is told: component:default\/cart is owned by group:default\/payments, but it does not have a contact/,
      ],
    ],
  },
  {
    case: 'only unusable contacts are listed, and that nobody is told',
    escalation: [[withMail]],
    expected: [
      ['email:mailers@shop.test', 'SUPPRESSED', /no notifier 'email'/],
      [
        ':',
        'SUPPRESSED',
        /^nobody is told: .* Give the owner a contact \(annotation watchbill\.dev\/notify\)/,
      ],
    ],
  },
  {
    case: 'severity info shows whom it does not tell',
    escalation: [[group('payments', 'hook:payments')]],
    severity: 'info',
    expected: [
      [
        'hook:payments',
        'SUPPRESSED',
        'Not sent: severity info tells nobody. group:default/payments owns component:default/cart.',
      ],
    ],
  },
  {
    case: 'a contact that two owners share is told once',
    escalation: [[group('payments', 'gone:1')], [group('a', 'hook:both'), group('b', 'hook:both')]],
    expected: [
      ['gone:1', 'SUPPRESSED', /no notifier/],
      ['hook:both', 'PENDING', /^group:default\/a/],
    ],
  },
];

describe('route', () => {
  test.each(rows)(
    '$case',
    ({ escalation = [], ownerRef = PAYMENTS, severity = 'page', systemRefs = [], expected, ...row }) => {
      const incident = { entityRef: CART, ownerRef, systemRefs, severity };
      const targets = route(incident, escalation, row.routes ?? NO_ROUTES, ['hook', 'mail']);
      expect(targets.map(({ notifier, target, state }) => [`${notifier}:${target}`, state])).toEqual(
        expected.map(([target, state]) => [target, state]),
      );
      for (const [index, [, , because]] of expected.entries())
        expect(targets[index]?.because).toMatch(because);
    },
  );
});

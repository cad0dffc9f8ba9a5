import type { SourcedEntity } from '../source.ts';
import { told } from './told.ts';

const annotated = (annotations: Readonly<Record<string, string>>) => ({ metadata: { annotations } });

/** A company whose entities can be called by everything that people hold. */
export const LANDMARKS: readonly SourcedEntity[] = [
  told(
    'Group',
    'shop',
    { profile: { email: 'shop@acme.test' } },
    annotated({ 'watchbill.dev/notify': 'slack:#shop-alerts, pager:P1' }),
  ),
  told('Group', 'payments', {}),
  told('User', 'ada', { memberOf: ['shop'], profile: { email: 'ada@acme.test' } }),
  told('Domain', 'commerce', { owner: 'payments' }),
  told('System', 'store', { owner: 'shop', domain: 'commerce' }),
  told('System', 'ledger', { domain: 'commerce' }),
  told(
    'Component',
    'cart',
    { owner: 'shop', system: 'store' },
    {
      metadata: {
        annotations: {
          'github.com/project-slug': 'acme/cart',
          'backstage.io/kubernetes-id': 'cart',
          'backstage.io/kubernetes-namespace': 'shop-prod',
          'watchbill.dev/image': 'ghcr.io/acme/cart',
          'watchbill.dev/hostname': 'cart.acme.test',
          'acme.test/cost-centre': 'CC-1234',
        },
        links: [
          { url: 'https://grafana.acme.test/d/cart', title: 'Dashboard' },
          { url: 'https://acme.slack.com/archives/C0123ABCD', type: 'slack' },
        ],
      },
    },
  ),
  told(
    'Component',
    'basket',
    { owner: 'payments' },
    annotated({ 'backstage.io/kubernetes-id': 'cart', 'backstage.io/kubernetes-namespace': 'basket' }),
  ),
  told(
    'Component',
    'mono-a',
    { system: 'store' },
    annotated({ 'backstage.io/source-location': 'url:https://github.com/acme/mono/tree/main/services/a/' }),
  ),
  told(
    'Component',
    'mono-b',
    { owner: 'nobody', system: 'ledger' },
    annotated({
      'backstage.io/source-location': 'url:https://github.com/acme/mono/tree/main/services/b/',
      'backstage.io/kubernetes-label-selector': 'app=mono-beta,tier=web',
    }),
  ),
  told('Component', 'mono', {}, annotated({ 'github.com/project-slug': 'acme/mono' })),
  told(
    'Component',
    'mailer',
    { owner: 'user:ada' },
    { metadata: { links: [{ url: 'https://grafana.acme.test/d/mailer' }] } },
  ),
  told('API', 'cart-api', {
    owner: 'shop',
    definition: 'openapi: 3.1.0\nservers:\n  - url: https://api.acme.test/cart\n',
  }),
  told('Check', 'mailer-flow', { entity: 'mailer', env: { BASE_URL: 'http://127.0.0.1:9295/send' } }),
];

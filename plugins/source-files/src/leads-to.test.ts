import { expect, test } from 'vitest';
import { leadsTo } from './leads-to.ts';

const location = (spec: Record<string, unknown>) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Location',
  metadata: { name: 'all' },
  spec,
});
const FROM = 'file:/srv/catalog/all.yaml';
const WEB = 'url:https://acme.test/catalog/all.yaml';

test.each([
  {
    reason: 'a file beside it',
    spec: { target: './cart.yaml' },
    to: 'file:/srv/catalog/cart.yaml',
    leads: true,
  },
  {
    reason: 'one of several',
    spec: { targets: ['a.yaml', '../b.yaml'] },
    to: 'file:/srv/b.yaml',
    leads: true,
  },
  {
    reason: 'a glob',
    spec: { target: './*/catalog-info.yaml' },
    to: 'file:/srv/catalog/x/catalog-info.yaml',
    leads: true,
  },
  {
    reason: 'what a glob leaves out',
    spec: { target: './*/info.yaml' },
    to: 'file:/srv/catalog/x/y/info.yaml',
    leads: false,
  },
  { reason: 'a folder', spec: { target: './teams' }, to: 'file:/srv/catalog/teams/a/b.yaml', leads: true },
  {
    reason: 'a folder that only begins alike',
    spec: { target: './teams' },
    to: 'file:/srv/catalog/teams-old/a.yaml',
    leads: false,
  },
  { reason: 'another file', spec: { target: './cart.yaml' }, to: 'file:/srv/cart.yaml', leads: false },
  {
    reason: 'a URL',
    spec: { target: 'https://acme.test/x.yaml' },
    to: 'url:https://acme.test/x.yaml',
    leads: true,
  },
  {
    reason: 'a URL beside a URL',
    from: WEB,
    spec: { target: './x.yaml' },
    to: 'url:https://acme.test/catalog/x.yaml',
    leads: true,
  },
  {
    reason: 'no file of ours from a URL',
    from: WEB,
    spec: { target: '/srv/x.yaml' },
    to: 'file:/srv/x.yaml',
    leads: false,
  },
])('$reason', ({ from = FROM, spec, to, leads }) => {
  expect(leadsTo(location(spec), from, to)).toBe(leads);
  expect(leadsTo({ ...location(spec), kind: 'Component' }, from, to)).toBe(false);
});

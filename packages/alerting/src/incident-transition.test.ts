import { expect, test } from 'vitest';
import { decide, type OpenIncident } from './incident-transition.ts';

const degraded: OpenIncident = { id: '1', health: 'DEGRADED', severity: 'ticket' };
const failing: OpenIncident = { id: '1', health: 'FAILING', severity: 'ticket' };

test.each([
  { case: 'trouble opens', open: null, to: 'FAILING', action: 'open' },
  { case: 'a breached threshold opens too', open: null, to: 'DEGRADED', action: 'open' },
  { case: 'no verdict never opens', open: null, to: 'UNKNOWN', action: 'none' },
  { case: 'health with nothing open is no news', open: null, to: 'HEALTHY', action: 'none' },
  { case: 'recovery resolves', open: failing, to: 'HEALTHY', action: 'resolve' },
  { case: 'recovery from degradation resolves', open: degraded, to: 'HEALTHY', action: 'resolve' },
  { case: 'no verdict never resolves', open: failing, to: 'UNKNOWN', action: 'none' },
  { case: 'degraded to failing is worse', open: degraded, to: 'FAILING', action: 'worsen' },
  { case: 'failing to degraded is better, not well', open: failing, to: 'DEGRADED', action: 'none' },
  { case: 'still failing after a gap is known', open: failing, to: 'FAILING', action: 'none' },
  { case: 'still degraded is known', open: degraded, to: 'DEGRADED', action: 'none' },
  { case: 'more urgent is worse', open: failing, to: 'FAILING', severity: 'page', action: 'worsen' },
  { case: 'less urgent is not worse', open: failing, to: 'FAILING', severity: 'info', action: 'none' },
  {
    case: 'more urgent though milder is worse',
    open: failing,
    to: 'DEGRADED',
    severity: 'page',
    action: 'worsen',
  },
] as const)('$case', ({ open, to, action, ...row }) => {
  const severity = 'severity' in row ? row.severity : 'ticket';
  const decision = decide(open, { ref: 'component:default/cart', to, severity });
  expect(decision.action).toBe(action);
  expect(decision.reason).toContain('component:default/cart');
});

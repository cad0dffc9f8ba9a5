import type { RunResult } from '@watchbill/model';
import { NOW } from './api.ts';

/** What a run brings that finds the cart down, with evidence of every kind. */
export const CART_DOWN: Partial<RunResult> = {
  outcome: 'FAILED',
  reason: 'The cart does not open.',
  failure: { step: 'cart / opens', expected: 'status is 200', actual: '503' },
  steps: [{ group: 'cart', name: 'opens', passes: 0, fails: 1 }],
  requests: [{ method: 'GET', url: 'http://cart.test/', status: 503, durationMs: 12.5, group: 'cart' }],
  thresholds: [{ metric: 'http_req_duration', threshold: 'p(95)<500' }],
  console: [{ at: NOW.toISOString(), level: 'error', text: 'no cart' }],
};

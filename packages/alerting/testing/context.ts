import { NO_ROUTES } from '../src/routes.ts';
import type { TransitionContext } from '../src/transition-context.ts';

export const NOW = new Date('2026-03-01T03:12:01.000Z');

export function later(seconds: number, from: Date = NOW): Date {
  return new Date(from.getTime() + seconds * 1000);
}

export function context(more: Partial<TransitionContext> = {}): TransitionContext {
  return { now: NOW, baseUrl: 'https://watchbill.test', notifierIds: ['hook'], routes: NO_ROUTES, ...more };
}

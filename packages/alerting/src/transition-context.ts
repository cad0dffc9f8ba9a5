import type { Routes } from './routes.ts';

/** What turning health into messages needs to know of this installation. */
export interface TransitionContext {
  readonly now: Date;
  /** Where readers of a message reach the portal, without a slash at the end. */
  readonly baseUrl: string;
  /** The ids of all configured notifiers. */
  readonly notifierIds: readonly string[];
  readonly routes: Routes;
}

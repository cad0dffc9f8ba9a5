import { createPlugin, createRoutableExtension } from '@backstage/core-plugin-api';
import { checkRouteRef, checksRouteRef, runRouteRef } from '@watchbill/ui-kit';

/** The checks, their runs, and running one now. */
export const checksPlugin = createPlugin({
  id: 'watchbill-checks',
  routes: { checks: checksRouteRef, check: checkRouteRef, run: runRouteRef },
});

/** Mount at a path of its own, e.g. `/checks`. */
export const ChecksPage = checksPlugin.provide(
  createRoutableExtension({
    name: 'ChecksPage',
    component: async () => (await import('./checks-page/checks-page.tsx')).ChecksPage,
    mountPoint: checksRouteRef,
  }),
);

/** Mount at a path with `:namespace` and `:name`. */
export const CheckPage = checksPlugin.provide(
  createRoutableExtension({
    name: 'CheckPage',
    component: async () => (await import('./check-page/check-page.tsx')).CheckPage,
    mountPoint: checkRouteRef,
  }),
);

/** Mount at a path with `:id`. Alerts link to it. */
export const RunPage = checksPlugin.provide(
  createRoutableExtension({
    name: 'RunPage',
    component: async () => (await import('./run-page/run-page.tsx')).RunPage,
    mountPoint: runRouteRef,
  }),
);

import { createPlugin, createRoutableExtension } from '@backstage/core-plugin-api';
import { incidentRouteRef, incidentsRouteRef } from '@watchbill/ui-kit';

/** What is wrong, who was told, and whether it reached them. */
export const alertsPlugin = createPlugin({
  id: 'watchbill-alerts',
  routes: { incidents: incidentsRouteRef, incident: incidentRouteRef },
});

/** Mount at a path of its own, e.g. `/incidents`. */
export const IncidentsPage = alertsPlugin.provide(
  createRoutableExtension({
    name: 'IncidentsPage',
    component: async () => (await import('./incidents-page/incidents-page.tsx')).IncidentsPage,
    mountPoint: incidentsRouteRef,
  }),
);

/** Mount at a path with `:id`. Alerts link to it. */
export const IncidentPage = alertsPlugin.provide(
  createRoutableExtension({
    name: 'IncidentPage',
    component: async () => (await import('./incident-page/incident-page.tsx')).IncidentPage,
    mountPoint: incidentRouteRef,
  }),
);

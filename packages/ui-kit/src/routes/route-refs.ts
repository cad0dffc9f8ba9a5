import { createRouteRef } from '@backstage/core-plugin-api';

/** The pages that others link to. Each is mounted by its plugin and bound to a path by the host. */
export const catalogRouteRef = createRouteRef({ id: 'watchbill.catalog' });
export const entityRouteRef = createRouteRef({
  id: 'watchbill.entity',
  params: ['kind', 'namespace', 'name'],
});
export const sourcesRouteRef = createRouteRef({ id: 'watchbill.sources' });
export const qualityRouteRef = createRouteRef({ id: 'watchbill.quality' });
export const checksRouteRef = createRouteRef({ id: 'watchbill.checks' });
export const checkRouteRef = createRouteRef({ id: 'watchbill.check', params: ['namespace', 'name'] });
export const runRouteRef = createRouteRef({ id: 'watchbill.run', params: ['id'] });
export const incidentsRouteRef = createRouteRef({ id: 'watchbill.incidents' });
export const incidentRouteRef = createRouteRef({ id: 'watchbill.incident', params: ['id'] });

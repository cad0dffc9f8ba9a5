import { createPlugin, createRoutableExtension } from '@backstage/core-plugin-api';
import { catalogRouteRef, entityRouteRef, qualityRouteRef, sourcesRouteRef } from '@watchbill/ui-kit';

/** What there is, whose it is, and how it is. */
export const catalogPlugin = createPlugin({
  id: 'watchbill-catalog',
  routes: {
    catalog: catalogRouteRef,
    entity: entityRouteRef,
    sources: sourcesRouteRef,
    quality: qualityRouteRef,
  },
});

/** Mount at a path of its own, e.g. `/catalog`. */
export const CatalogPage = catalogPlugin.provide(
  createRoutableExtension({
    name: 'CatalogPage',
    component: async () => (await import('./catalog-page/catalog-page.tsx')).CatalogPage,
    mountPoint: catalogRouteRef,
  }),
);

/** Mount at a path with `:kind`, `:namespace` and `:name`. */
export const EntityPage = catalogPlugin.provide(
  createRoutableExtension({
    name: 'EntityPage',
    component: async () => (await import('./entity-page/entity-page.tsx')).EntityPage,
    mountPoint: entityRouteRef,
  }),
);

/** Mount at a path of its own, e.g. `/sources`. */
export const SourcesPage = catalogPlugin.provide(
  createRoutableExtension({
    name: 'SourcesPage',
    component: async () => (await import('./sources-page/sources-page.tsx')).SourcesPage,
    mountPoint: sourcesRouteRef,
  }),
);

/** Mount at a path of its own, e.g. `/quality`. */
export const QualityPage = catalogPlugin.provide(
  createRoutableExtension({
    name: 'QualityPage',
    component: async () => (await import('./quality-page/quality-page.tsx')).QualityPage,
    mountPoint: qualityRouteRef,
  }),
);

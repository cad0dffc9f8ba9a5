export { CatalogPage, catalogPlugin, EntityPage, SourcesPage } from './plugin.ts';

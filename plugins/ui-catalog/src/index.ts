export { CatalogPage, catalogPlugin, EntityPage, QualityPage, SourcesPage } from './plugin.ts';

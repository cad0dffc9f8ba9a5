export { type FilesOptions, parseFilesOptions, urlFault } from './files-options.ts';
export { createFilesSource, type FilesSourceOptions } from './files-source.ts';
export { globBase, isGlob } from './glob.ts';
export { leadsTo } from './leads-to.ts';
export { type Reading, readOnce } from './read-once.ts';
export type { AllowedHost } from './url/allowed-host.ts';
export { isHttpUrl } from './url/resolve-url.ts';
export { type Elsewhere, type Validation, validateFiles } from './validate-files.ts';

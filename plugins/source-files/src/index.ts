export { type FilesOptions, parseFilesOptions } from './files-options.ts';
export { createFilesSource, type FilesSourceOptions } from './files-source.ts';
export { type Elsewhere, type Validation, validateFiles } from './validate-files.ts';

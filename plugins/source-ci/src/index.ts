export { parseCiOptions } from './ci-options.ts';
export { type CiSource, createCiSource } from './ci-source.ts';

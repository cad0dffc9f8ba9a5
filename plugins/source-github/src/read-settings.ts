import type { Naming } from './naming.ts';
import type { ReadBlob } from './read-blob.ts';

/** What reading a repository needs to know. */
export interface ReadSettings {
  /** Globs over the paths of descriptors. */
  readonly paths: readonly string[];
  readonly suggest: boolean;
  readonly naming: Naming;
  /** Absolute path of the folder for files that programs need on disk. */
  readonly checkouts: string;
  readonly readBlob: ReadBlob;
  readonly now: () => number;
}

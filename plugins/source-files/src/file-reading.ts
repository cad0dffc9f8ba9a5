import type { SourcedEntity } from '@watchbill/catalog';
import type { Fault, ReferenceField, SourcePosition } from '@watchbill/model';
import type { LocationTarget } from './location-targets.ts';
import { isHttpUrl } from './url/resolve-url.ts';

/** A mention of another entity, with its place for people. */
export interface PlacedReference {
  readonly field: ReferenceField;
  readonly ref: string;
  readonly place: string;
  readonly position: SourcePosition;
}

export interface PlacedTarget extends LocationTarget {
  readonly position: SourcePosition;
}

export interface DescribedEntity {
  readonly sourced: SourcedEntity;
  readonly references: readonly PlacedReference[];
}

/** All that one file, or one document at a URL, says. */
export interface FileReading {
  /** Absolute, or a URL. */
  readonly path: string;
  readonly location: string;
  readonly entities: readonly DescribedEntity[];
  readonly faults: readonly Fault[];
  /** Something in it could not be taken: what it gave before is to be kept. */
  readonly whole: boolean;
  /** Further files to read. */
  readonly targets: readonly PlacedTarget[];
  /** Absolute paths and URLs of others whose coming, going or change can change this reading. */
  readonly dependsOn: readonly string[];
}

export function locationOf(path: string): string {
  return `${isHttpUrl(path) ? 'url' : 'file'}:${path}`;
}

import type { SourcedEntity } from '@watchbill/catalog';
import type { Codeowners, Fault } from '@watchbill/model';
import type { Repository } from './repository.ts';

/** An entity and the path in its repository that stands for it. */
export interface ReadEntity {
  readonly sourced: SourcedEntity;
  readonly path: string;
}

/** All that one repository says. */
export interface RepositoryReading {
  readonly repository: Repository;
  readonly entities: readonly ReadEntity[];
  readonly faults: readonly Fault[];
  readonly codeowners: Codeowners | undefined;
  /** Every location that it speaks of. */
  readonly locations: readonly string[];
  /** Those of them that could not be read whole. */
  readonly unreadable: readonly string[];
  /** Paths that the reading rests on. */
  readonly used: ReadonlySet<string>;
}

export const locationOf = (url: string): string => `url:${url}`;

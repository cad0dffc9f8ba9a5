import type { SourcedEntity } from '@watchbill/catalog';
import type { Fault } from '@watchbill/model';

/** What is to be told of a part: a repository, or the people. */
export interface Told {
  readonly entities: readonly SourcedEntity[];
  readonly faults: readonly Fault[];
  /** Each location that it speaks of. */
  readonly locations: readonly string[];
  readonly unreadable: readonly string[];
}

export function joinTold(parts: readonly Told[]): Told {
  return {
    entities: parts.flatMap(({ entities }) => entities),
    faults: parts.flatMap(({ faults }) => faults),
    locations: [...new Set(parts.flatMap(({ locations }) => locations))],
    unreadable: [...new Set(parts.flatMap(({ unreadable }) => unreadable))],
  };
}

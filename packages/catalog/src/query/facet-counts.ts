export interface FacetValue {
  readonly value: string;
  readonly count: number;
}

/** By the name of the facet. */
export type FacetCounts = ReadonlyMap<string, readonly FacetValue[]>;

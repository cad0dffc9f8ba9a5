import type { IdentifierType } from './identifier.ts';

/** One comparison with what is stored. */
export interface LookUp {
  readonly type: IdentifierType | 'reference';
  /** In lower case, as it is stored. */
  readonly value: string;
  /** How the ref has to end, where the value alone says too little. */
  readonly refEnd?: string;
  /** 0 to 1, where a single entity is found. */
  readonly confidence: number;
  /** Completes "'…' …", e.g. `is its repository`. */
  readonly says: string;
  /** A guess from habit, e.g. that an image is called as its service: it counts only where nothing is known. */
  readonly guess?: boolean;
}

/** Something that a text may be. */
export interface Interpretation {
  /** For people, e.g. `repository 'github.com/acme/cart'`. */
  readonly name: string;
  /** The identifier itself, as far as the text holds more. */
  readonly shown: string;
  /** The most telling first; those after the first that finds something do not count. */
  readonly lookUps: readonly LookUp[];
}

/** What the diff needs to know of a claim in the database. */
export interface StoredClaim {
  readonly ref: string;
  readonly entityId: string;
  readonly location: string;
  readonly identity: string | null;
  /** Hexadecimal; empty for one that is to be read again. */
  readonly hash: string;
  /** No longer told, but its removal is held. */
  readonly absent: boolean;
  /** Kept by hand. */
  readonly kept: boolean;
}

import type { Entity } from '@watchbill/model';
import type { OwnerEvidence } from '../ownership/owner-evidence.ts';

/** A claim as a tombstone keeps it. */
export interface BuriedClaim {
  readonly sourceId: string;
  readonly ref: string;
  readonly location: string;
  readonly identity: string | null;
  readonly inferred: boolean;
  readonly firstSeenAt: string;
  /** Null when it was the only one: what it said is the tombstone's document. */
  readonly document: Entity | null;
  readonly owners: readonly OwnerEvidence[] | null;
  readonly directory: string | null;
  readonly root: string | null;
}

/** What it takes to bring a removed entity back as it was. */
export interface Tombstone {
  readonly id: string;
  readonly ref: string;
  readonly kind: string;
  readonly sourceId: string;
  readonly identity: string | null;
  readonly createdAt: Date;
  readonly document: Entity;
  readonly claims: readonly BuriedClaim[];
}

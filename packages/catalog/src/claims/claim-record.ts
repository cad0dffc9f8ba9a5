import { hash } from 'node:crypto';
import type { Entity } from '@watchbill/model';
import type { OwnerEvidence } from '../ownership/owner-evidence.ts';
import type { SourcedEntity } from '../source.ts';

/** A claim as told: what is compared with the one that is stored, and written in its place. */
export interface ClaimRecord {
  readonly ref: string;
  readonly location: string;
  readonly identity: string | null;
  readonly inferred: boolean;
  /** Hexadecimal, of all that is told. */
  readonly hash: string;
  readonly document: Entity;
  readonly directory: string | null;
  readonly root: string | null;
  readonly owners: readonly OwnerEvidence[] | null;
}

export function toClaim(ref: string, told: SourcedEntity): ClaimRecord {
  const { entity, location, identity, inferred, owners, directory, root } = told;
  return {
    ref,
    location,
    identity: identity ?? null,
    inferred: inferred ?? false,
    hash: hashOf([entity, location, directory, root, identity, inferred, owners]),
    document: entity,
    directory: directory ?? null,
    root: root ?? null,
    owners: owners && owners.length > 0 ? owners : null,
  };
}

/** Half of SHA-256 is enough where nobody gains from two texts with one hash, and is half the room. */
function hashOf(parts: readonly unknown[]): string {
  return hash('sha256', JSON.stringify(parts)).slice(0, 32);
}

import { OWNER_EVIDENCE_WAYS, type OwnerEvidence } from './owner-evidence.ts';

/** A sign of who owns an entity, and whom that means. */
export interface MeantEvidence extends OwnerEvidence {
  /** Ref of an existing group or user; null when there is none. */
  readonly ref: string | null;
}

/** The most trustworthy first: by way, then by confidence, then in the order in which it was told. */
export function rankedEvidence(
  evidence: readonly OwnerEvidence[],
  meant: ReadonlyMap<string, string>,
): readonly MeantEvidence[] {
  return evidence
    .map((sign) => ({ ...sign, ref: meant.get(sign.owner) ?? null }))
    .sort((a, b) => rankOf(a) - rankOf(b) || b.confidence - a.confidence);
}

/** Whom evidence gives as the owner: the first that exists. */
export function evidencedOwner(ranked: readonly MeantEvidence[]): MeantEvidence | undefined {
  return ranked.find(({ ref }) => ref !== null);
}

function rankOf({ way }: OwnerEvidence): number {
  return OWNER_EVIDENCE_WAYS.indexOf(way);
}

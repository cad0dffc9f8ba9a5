import { locationTarget } from '../sources/location.ts';
import { OWNER_EVIDENCE_WAYS, type OwnerEvidence } from './owner-evidence.ts';
import { rankedEvidence } from './ranked-evidence.ts';

/** How an owner is known, the most trustworthy first. */
export const OWNER_WAYS = ['descriptor', ...OWNER_EVIDENCE_WAYS, 'inherited'] as const;

export type OwnerWay = (typeof OWNER_WAYS)[number];

/** Something that says who owns an entity. */
export interface OwnerSign {
  /** As it is said: mostly a ref; what CODEOWNERS calls somebody who is not in the catalog. */
  readonly named: string;
  /** Ref of the group or user that is meant; null when none exists. */
  readonly owner: string | null;
  readonly way: OwnerWay;
  /** 0 to 1. */
  readonly confidence: number;
  /** Where or how it is said, e.g. `said in /srv/catalog/cart.yaml`. */
  readonly because: string;
}

/** What is known of the owner of an entity, or of a whole that it is part of. */
export interface OwnedLink {
  readonly ref: string;
  /** How many levels above the entity; 0 for itself. */
  readonly depth: number;
  readonly stated: string | null;
  readonly statedExists: boolean;
  readonly location: string;
  readonly evidence: readonly OwnerEvidence[];
}

/** What an entity's descriptor and the evidence of its sources say, in order of trust. */
export function ownSigns(link: OwnedLink, meant: ReadonlyMap<string, string>): readonly OwnerSign[] {
  const { stated, statedExists, location, evidence } = link;
  const said: readonly OwnerSign[] =
    stated === null
      ? []
      : [
          {
            named: stated,
            owner: statedExists ? stated : null,
            way: 'descriptor',
            confidence: 1,
            because: `said in ${locationTarget(location)}`,
          },
        ];
  const signs = rankedEvidence(evidence, meant).map(({ owner, ref, way, confidence, because }) => {
    return { named: owner, owner: ref, way, confidence, because };
  });
  return [...said, ...signs];
}

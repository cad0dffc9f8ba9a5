/** How an owner is known where no descriptor states one, the most trustworthy first. */
export const OWNER_EVIDENCE_WAYS = ['annotation', 'codeowners', 'team-rights', 'history'] as const;

export type OwnerEvidenceWay = (typeof OWNER_EVIDENCE_WAYS)[number];

/** A sign of who owns an entity. */
export interface OwnerEvidence {
  /**
   * Ref of a Group or User in full, lower case; or, where only that is known, what CODEOWNERS and GitHub call it:
   * `@organisation/team`, `@user` or an e-mail address. The catalog finds whom that means. It need not exist.
   */
  readonly owner: string;
  readonly way: OwnerEvidenceWay;
  /** 0 to 1. */
  readonly confidence: number;
  /** In words, e.g. `CODEOWNERS line 12, /services/cart/ @acme/cart-team`. */
  readonly because: string;
}

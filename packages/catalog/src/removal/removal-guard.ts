/** From when on a removal is too large to be believed without someone confirming it: both must be reached. */
export interface RemovalGuard {
  /** Of all that the source tells, 0 to 1: more than this. */
  readonly share: number;
  readonly atLeast: number;
}

export const DEFAULT_REMOVAL_GUARD: RemovalGuard = { share: 0.3, atLeast: 10 };

export interface Removal {
  /** How many claims would go. */
  readonly going: number;
  /** How many the source has. */
  readonly of: number;
  /** How many somebody has allowed to go. */
  readonly confirmed: number;
}

/** Whether a removal waits for someone to confirm it. */
export function isHeld({ share, atLeast }: RemovalGuard, { going, of, confirmed }: Removal): boolean {
  return going >= atLeast && going > share * of && going > confirmed;
}

import type { Sql } from '@watchbill/database';

/** Which entities are asked for, in two forms that mean the same. */
export interface PageCondition {
  /** For finding all of them: served by indexes. */
  readonly indexed: Sql;
  /** For looking at one after another: cheap for a single row. */
  readonly walked: Sql;
  /** All are of this kind, in lower case. */
  readonly kind?: string | undefined;
  /** They look at `h`, the health of `e`. */
  readonly needsHealth: boolean;
}

import type { EntityPosition } from './page-order.ts';

/** Which entities are on a page. */
export interface Page {
  /** In the order that was asked for, whichever way it was read. */
  readonly rows: readonly EntityPosition[];
  /** Null when it was not asked for. */
  readonly total: number | null;
  /** There are more in the direction of reading. */
  readonly more: boolean;
}

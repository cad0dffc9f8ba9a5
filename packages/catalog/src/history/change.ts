import type { Entity } from '@watchbill/model';
import type { Difference } from './diff-documents.ts';

/**
 * What became of an entity:
 * - `ADDED`: a source described it for the first time, or again after it was removed.
 * - `CHANGED`: its descriptor says something else, or stands elsewhere.
 * - `RENAMED`: it is called otherwise since; it may say something else too.
 * - `REMOVED`: no source describes it any more.
 */
export type ChangeKind = 'ADDED' | 'CHANGED' | 'RENAMED' | 'REMOVED';

/** One thing that became of an entity. */
export interface Change {
  /** A number as text; of two changes the later one has the higher. */
  readonly id: string;
  readonly at: Date;
  readonly kind: ChangeKind;
  readonly ref: string;
  /** What it was called before, when that is otherwise: of a `RENAMED` one, or one that came back under another name. */
  readonly previousRef: string | null;
  readonly entityId: string;
  readonly sourceId: string;
  /** Where it is described since; for a removed entity, where it was. */
  readonly location: string;
  /** Where it was described before; null when that was the same place. */
  readonly previousLocation: string | null;
  /** In order of path. Empty unless `CHANGED` or `RENAMED`, and there too when only the place changed. */
  readonly differences: readonly Difference[];
  /** Long values were cut, or differences left out. */
  readonly truncated: boolean;
}

/** What has to be stored of a change; the rest is known when it is written. */
export interface NewChange extends Omit<Change, 'id' | 'at' | 'sourceId'> {
  /** The whole document before it, where the differences do not tell it. */
  readonly document: Entity | null;
}

import type { Entity, Fault, SourcePosition } from '@watchbill/model';

/** An entity as one source tells it. */
export interface SourcedEntity {
  readonly entity: Entity;
  /** Where it was read, e.g. `file:/srv/catalog/cart.yaml`. Keeps its faults and its absence apart from those of others. */
  readonly location: string;
  /** Absolute path of the folder that relative paths in the descriptor start from; absent when there is none on disk. */
  readonly directory?: string;
  /** Absolute path of the folder that files named by the descriptor must lie in; `directory` when absent. */
  readonly root?: string;
  /** Where its name is written, for faults that show only beside other entities. */
  readonly position?: SourcePosition;
}

/** Which source speaks. */
export interface SourceIdentity {
  readonly id: string;
  readonly type: string;
}

/** What a source says about the world. Only the catalog compares it with what is stored, and only the catalog deletes. */
export type Mutation =
  | {
      readonly type: 'full';
      readonly entities: readonly SourcedEntity[];
      /** `position.file` is the location without its type, e.g. `/srv/catalog/cart.yaml`. */
      readonly faults: readonly Fault[];
      /**
       * Locations that could not be read whole: what they gave before is kept, not deleted.
       * One that ends with `/` stands for all below it.
       */
      readonly unreadable: readonly string[];
    }
  | {
      readonly type: 'delta';
      /** Each replaces all that its location gave before, unless the location is listed as unreadable. */
      readonly locations: readonly string[];
      readonly entities: readonly SourcedEntity[];
      readonly faults: readonly Fault[];
      readonly unreadable: readonly string[];
    };

/** Takes a source's mutations, one at a time; resolves when the change is visible to queries. */
export type EmitMutation = (mutation: Mutation) => Promise<void>;

/** Where entities come from. Adapter contract: `@watchbill/catalog/contract`. */
export interface Source extends SourceIdentity {
  /** Starts following the far end for changes. Emits nothing before the first `sync`. */
  start(emit: EmitMutation): Promise<void>;
  /** Reads everything now and emits one `full` mutation. Throws when the far end cannot be read at all: nothing is then deleted. */
  sync(): Promise<void>;
  /** Stops following; resolves when no further mutation will be emitted. */
  stop(): Promise<void>;
}

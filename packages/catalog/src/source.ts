import type { Entity, Fault, SourcePosition } from '@watchbill/model';
import type { ToldDeployment } from './deployments/deployment.ts';
import type { OwnerEvidence } from './ownership/owner-evidence.ts';
import type { Workload } from './workloads/workload.ts';

/** An entity as one source tells it: a claim. Several sources may tell of one entity; the catalog merges what they say. */
export interface SourcedEntity {
  readonly entity: Entity;
  /** Where it was read, e.g. `file:/srv/catalog/cart.yaml`. Keeps its faults and its absence apart from those of others. */
  readonly location: string;
  /**
   * What stays when the name changes, e.g. `R_kgDOAbc123:catalog-info.yaml` or a workload's uid; unique within the source.
   * With it a rename keeps identity, history and checks.
   */
  readonly identity?: string;
  /** Deduced by the source rather than written down by somebody: what any source states counts more. */
  readonly inferred?: boolean;
  /** Who seems to own it, by other evidence than its descriptor. */
  readonly owners?: readonly OwnerEvidence[];
  /** What runs it now. Changes at each rollout, so it is kept apart: it is no part of the entity and has no history. */
  readonly workloads?: readonly Workload[];
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
  /** Its place in the configuration: where sources disagree the lower counts. What it was, or 0, when absent. */
  readonly rank?: number;
}

/** What every mutation may bring along. */
interface Told {
  readonly entities: readonly SourcedEntity[];
  /** `position.file` is the location without its type, e.g. `/srv/catalog/cart.yaml`. */
  readonly faults: readonly Fault[];
  /** Builds and deployments of which something is new. Each stays until it is too old; none goes because it is not told again. */
  readonly deployments?: readonly ToldDeployment[];
  /** Where the source stands, as JSON of its own: kept in the mutation's transaction and given back at `start`. */
  readonly state?: unknown;
}

/**
 * What a source says about the world. Only the catalog compares it with what is stored, and only the catalog deletes: what a
 * complete listing (`full`, or `page … complete`) no longer tells.
 */
export type Mutation =
  /** Everything, at once. */
  | (Told & {
      readonly type: 'full';
      /**
       * Locations that could not be read whole: what they gave before is kept, not deleted.
       * One that ends with `/` stands for all below it.
       */
      readonly unreadable: readonly string[];
    })
  /** A part of everything, for what is too large or too slow to be told at once. Adds and changes; deletes nothing. */
  | (Told & {
      readonly type: 'page';
      /** A new listing begins with this page: what an unfinished one has told before no longer counts as told. */
      readonly first: boolean;
    })
  /** Ends a listing: what none of its pages told is gone, the unreadable excepted. */
  | (Told & { readonly type: 'complete'; readonly unreadable: readonly string[] })
  /** What has changed. */
  | (Told & {
      readonly type: 'delta';
      /** Each replaces all that its location gave before, unless the location is listed as unreadable. */
      readonly locations: readonly string[];
      readonly unreadable: readonly string[];
    });

/** Takes a source's mutations, one at a time; resolves when the change is visible to queries. */
export type EmitMutation = (mutation: Mutation) => Promise<void>;

/** Where entities come from. Adapter contract: `@watchbill/catalog/contract`. */
export interface Source extends SourceIdentity {
  /**
   * Starts following the far end for changes. Emits nothing before the first `sync`.
   * @param state what the last accepted mutation with a `state` brought along; undefined the first time
   */
  start(emit: EmitMutation, state?: unknown): Promise<void>;
  /**
   * Reads everything now and emits it: one `full` mutation, or pages and their `complete`. Throws when the far end cannot be
   * read at all: nothing is then deleted.
   */
  sync(): Promise<void>;
  /** Stops following; resolves when no further mutation will be emitted. */
  stop(): Promise<void>;
}

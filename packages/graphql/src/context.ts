import type { FarEndLimit } from '@watchbill/catalog';
import type { RunnerReadiness } from '@watchbill/checks';
import type { Database } from '@watchbill/database';
import type { ChangeFeed } from './change-feed.ts';

/** What resolvers work with. One object a request: what a request loads is kept by it (see `loader.ts`). */
export interface GraphqlContext {
  readonly db: Database;
  readonly clock: () => Date;
  readonly viewer: Viewer;
  readonly installation: Installation;
}

/** Who asks. Whether they may ask at all is decided before the request comes here. */
export interface Viewer {
  /** As runs and incidents record it. */
  readonly name: string;
  readonly signedIn: boolean;
}

/** What of the running installation the API shows and moves. */
export interface Installation {
  status(): InstallationStatus;
  /**
   * Reads a source whole now; resolves when the result is visible to queries, or its failure is on record.
   * @throws NotFoundError when no source of the configuration has this id.
   */
  syncSource(id: string): Promise<void>;
  /** How much more a source may ask its far end; empty where nothing is counted. */
  limitsOf(sourceId: string): readonly FarEndLimit[];
  /**
   * Brings a removed entity back, kept by this person, and all that hangs on it.
   * @throws NotFoundError when none of that name was removed lately; ConflictError when there is one.
   */
  restoreEntity(ref: string, actor: string): Promise<void>;
  /** Lets go of an entity that is kept by hand. @throws NotFoundError when there is none. */
  releaseEntity(ref: string): Promise<void>;
  readonly changes: ChangeFeed;
}

export interface InstallationStatus {
  readonly version: string;
  /** Whether checks can run. */
  readonly runner: RunnerReadiness;
  /** Whether checks that drive a browser can run. */
  readonly browser: RunnerReadiness;
  /** The demo shop is part of this installation. */
  readonly demo: boolean;
}

import {
  type ApplyOptions,
  type Mutation,
  type RemovalGuard,
  rankSources,
  releaseEntity,
  restoreEntity,
  type SettledEntities,
  type SourceIdentity,
} from '@watchbill/catalog';
import type { Database, Transaction } from '@watchbill/database';
import { REGISTERED_SOURCE } from '../locations/registered-source.ts';
import type { AlertingContext } from './settle-verdict.ts';
import { followEntities, takeMutation, timeFor } from './take-mutation.ts';
import { takeRemoval } from './take-removal.ts';

export interface CatalogChangesOptions {
  readonly db: Database;
  readonly clock: () => Date;
  readonly alerting: AlertingContext;
  /** How long what no source tells any more can come back. */
  readonly keepRemovedMs: number;
  /** Which removals wait for someone to confirm them. */
  readonly removalGuard: RemovalGuard;
}

/** Every way in which the catalog changes, each a transaction with all that follows from it. */
export interface CatalogChanges {
  /** What a source says. */
  take(source: SourceIdentity, mutation: Mutation, told: ApplyOptions): Promise<void>;
  /** Lets sources count in this order where they disagree. */
  rank(ids: readonly string[]): Promise<void>;
  /** Brings back what was removed, kept by this person. */
  restoreEntity(ref: string, actor: string): Promise<void>;
  /** Lets go of what is kept by hand. */
  releaseEntity(ref: string): Promise<void>;
  /** Takes off the entity with this id; whether there was one. */
  removeEntity(id: string): Promise<boolean>;
}

export function catalogChanges(options: CatalogChangesOptions): CatalogChanges {
  const { db, clock, alerting, keepRemovedMs, removalGuard } = options;
  const follow = (change: (tx: Transaction) => Promise<SettledEntities>) =>
    db.transact(async (tx) => followEntities(tx, await change(tx), clock(), alerting));
  return {
    take: (source, mutation, told) => {
      // What is registered goes because somebody takes it off.
      const guard = source.id === REGISTERED_SOURCE ? null : removalGuard;
      return db.transact(
        (tx) => takeMutation(tx, source, mutation, clock(), alerting, { guard, keepRemovedMs, ...told }),
        { atMostMs: timeFor(mutation) },
      );
    },
    rank: (ids) => follow((tx) => rankSources(tx, ids)),
    restoreEntity: (ref, actor) => follow((tx) => restoreEntity(tx, ref, actor)),
    releaseEntity: (ref) => follow((tx) => releaseEntity(tx, ref, keepRemovedMs)),
    removeEntity: (id) => db.transact((tx) => takeRemoval(tx, id, keepRemovedMs, clock(), alerting)),
  };
}

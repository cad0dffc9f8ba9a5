import { setTimeout as sleep } from 'node:timers/promises';
import {
  type FarEndLimit,
  isLimited,
  type Mutation,
  recordSyncFailure,
  recordSyncStart,
  type Source,
  type SourceIdentity,
} from '@watchbill/catalog';
import type { Database } from '@watchbill/database';
import { NotFoundError } from '@watchbill/model';
import { type Duty, every } from './every.ts';

export interface SourceDuty extends Duty {
  /**
   * Reads the source whole, now; resolves when its change, or its failure, is on record.
   * @throws NotFoundError when there is no such source.
   */
  sync(id: string): Promise<void>;
  /** How much more a source may ask its far end. */
  limitsOf(id: string): readonly FarEndLimit[];
}

export interface SourceDutyOptions {
  readonly db: Database;
  readonly sources: readonly Source[];
  readonly clock: () => Date;
  /** Takes in what a source says. */
  readonly take: (source: SourceIdentity, mutation: Mutation) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/** Watchers miss things; what they missed is found at the latest now. */
const RECONCILE_MS = 5 * 60_000;
/** A start waits for those that are quickly read; a large organisation may take hours. */
const START_MS = 15_000;

/** Reads every source once, then follows its changes. A source that cannot be read keeps what it gave before. */
export async function startSourceDuty(options: SourceDutyOptions): Promise<SourceDuty> {
  const { db, sources, take, onError } = options;
  const byId = new Map(sources.map((source) => [source.id, source]));
  const syncOne = async (source: Source) => {
    try {
      await db.transact((tx) => recordSyncStart(tx, source));
      await source.sync();
    } catch (error) {
      onError(error);
      await db.transact((tx) => recordSyncFailure(tx, source.id, (error as Error).message)).catch(onError);
    }
  };
  await dropOtherSources(options);
  const known = await db.read.source.findMany({ select: { id: true, progress: true } });
  const progress = new Map(known.map(({ id, progress }) => [id, progress ?? undefined]));
  for (const source of sources) {
    await source.start((mutation) => take(source, mutation), progress.get(source.id));
  }
  // Each for itself: one that is slow or away holds up no other.
  const first = Promise.all(sources.map(syncOne));
  const patience = new AbortController();
  await Promise.race([first, sleep(START_MS, undefined, { signal: patience.signal })]);
  patience.abort();
  const reconciles = sources.map((source) => every(RECONCILE_MS, () => syncOne(source), onError));
  return {
    sync: async (id) => {
      const source = byId.get(id);
      if (!source) throw new NotFoundError(`source '${id}': expected one of ${[...byId.keys()].join(', ')}`);
      await syncOne(source);
    },
    limitsOf: (id) => {
      const source = byId.get(id);
      return source && isLimited(source) ? source.limits() : [];
    },
    stop: async () => {
      await Promise.all([...sources.map((source) => source.stop()), ...reconciles.map(({ stop }) => stop())]);
      await first;
    },
  };
}

const NOTHING: Mutation = { type: 'full', entities: [], faults: [], unreadable: [] };

/** A source that the configuration no longer names takes what it gave along. */
async function dropOtherSources({ db, sources, take }: SourceDutyOptions): Promise<void> {
  const others = await db.read.source.findMany({ where: { id: { notIn: sources.map(({ id }) => id) } } });
  for (const { id, type } of others) {
    await take({ id, type }, NOTHING);
    await db.transact((tx) => tx.source.delete({ where: { id } }));
  }
}

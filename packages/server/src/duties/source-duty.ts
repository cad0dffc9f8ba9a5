import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type ApplyOptions,
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
  readonly take: (source: SourceIdentity, mutation: Mutation, options: ApplyOptions) => Promise<void>;
  /** Lets sources count in this order where they disagree. */
  readonly rank: (ids: readonly string[]) => Promise<void>;
  readonly onError: (error: unknown) => void;
}

/** Watchers miss things; what they missed is found at the latest now. */
const RECONCILE_MS = 5 * 60_000;
/** A start waits for those that are quickly read; a large organisation may take hours. */
const START_MS = 15_000;

/** Reads every source once, then follows its changes. A source that cannot be read keeps what it gave before. */
export async function startSourceDuty(options: SourceDutyOptions): Promise<SourceDuty> {
  const { db, sources, rank, onError } = options;
  const byId = new Map(sources.map((source) => [source.id, source]));
  const tell = tellerOf(options);
  const reading = new Map<string, Date>();
  const syncOne = async (source: Source) => {
    try {
      reading.set(source.id, await db.transact((tx) => recordSyncStart(tx, source)));
      await source.sync();
    } catch (error) {
      onError(error);
      await db.transact((tx) => recordSyncFailure(tx, source.id, (error as Error).message)).catch(onError);
    }
  };
  await dropOtherSources(options);
  await rank(sources.map(({ id }) => id));
  const known = await db.read.source.findMany({ select: { id: true, progress: true } });
  const progress = new Map(known.map(({ id, progress }) => [id, progress ?? undefined]));
  for (const source of sources) {
    await source.start((mutation) => tell(source, mutation, reading.get(source.id)), progress.get(source.id));
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

type Tell = (source: Source, mutation: Mutation, readSince: Date | undefined) => Promise<void>;

/** Hands mutations over with what the catalog has to know of who reads: several processes may read one source. */
function tellerOf({ sources, take }: SourceDutyOptions): Tell {
  const id = randomUUID();
  const begun = new Set<string>();
  const rankOf = new Map(sources.map((source, rank) => [source.id, rank]));
  return async (source, mutation, readSince) => {
    const resumes = mutation.type === 'page' && !mutation.first && !begun.has(source.id);
    if (mutation.type === 'page') begun.add(source.id);
    const identity = { id: source.id, type: source.type, rank: rankOf.get(source.id) ?? sources.length };
    const teller = { id, resumes };
    await take(identity, mutation, readSince ? { teller, readSince } : { teller });
  };
}

/**
 * A source that the configuration no longer names takes what it gave along: that is no fault of its far end, so nobody has to
 * confirm it. It can come back for a while.
 */
async function dropOtherSources({ db, sources, take }: SourceDutyOptions): Promise<void> {
  const others = await db.read.source.findMany({
    where: { id: { notIn: sources.map(({ id }) => id) }, state: { not: 'REMOVED' } },
  });
  for (const { id, type } of others) {
    await take({ id, type }, NOTHING, { guard: null });
    await db.transact((tx) => tx.source.update({ where: { id }, data: { state: 'REMOVED' } }));
  }
}

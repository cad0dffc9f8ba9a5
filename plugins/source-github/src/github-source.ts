import { setTimeout as sleep } from 'node:timers/promises';
import type { EmitMutation, LimitedSource } from '@watchbill/catalog';
import { affectedBy } from './affected-by.ts';
import type { Announce } from './announcement.ts';
import { createTurns } from './at-once.ts';
import { type ChangeFollower, followChanges } from './follow-changes.ts';
import type { GithubOptions } from './github-options.ts';
import { createWorld, type GithubWorld } from './github-world.ts';
import { LimitReached } from './limit-reached.ts';
import { EmitFailed, ListingStopped, listEverything } from './list-everything.ts';
import { createSeen, readDelivery, type WebhookRequest } from './webhook-delivery.ts';

export interface GithubSourceOptions extends GithubOptions {
  readonly id: string;
  /** Absolute path of a folder of its own, for what it has read: contents by their SHA, and scripts for the runner. */
  readonly folder: string;
  readonly now: () => number;
  /** Told of what goes wrong while following changes. */
  readonly onError?: (error: unknown) => void;
  /** How many milliseconds a second of waiting takes; less in tests. */
  readonly secondMs?: number;
}

export type WebhookOutcome = 'accepted' | 'repeated' | 'unsigned' | 'malformed';

export interface GithubSource extends LimitedSource {
  /** Takes a webhook; what it names is read again after this has returned. */
  receive(request: WebhookRequest): Promise<WebhookOutcome>;
  /** Requests since the start, and those of them that counted. */
  sent(): { readonly requests: number; readonly counted: number };
}

const MOST_DELIVERIES = 10_000;
/** What waits for GitHub may wait a minute; it says nothing any more and need not be waited for. */
const MOST_STOP_MS = 2_000;

/** Reads repositories, teams and people of organisations of one GitHub, and follows them by webhooks. */
export function createGithubSource(options: GithubSourceOptions): GithubSource {
  const { id, folder, now, onError = () => {}, secondMs = 1000, webhookSecret } = options;
  const isRepeated = createSeen(MOST_DELIVERIES);
  const emitInTurn = createTurns<'emit'>();
  /** Locations by repository, as last told. */
  const toldAt = new Map<string, ReadonlySet<string>>();
  let meanwhile = new Set<string>();
  let world: GithubWorld | undefined;
  let follower: ChangeFollower | undefined;
  let emitMutation: EmitMutation | undefined;
  let listing: Promise<void> | undefined;
  let resume: NodeJS.Timeout | undefined;
  let synced = false;
  let stopped = false;
  const stopping = new AbortController();

  const announce: Announce = (make) =>
    emitInTurn('emit', async () => {
      const made = stopped ? undefined : make();
      if (!made) return;
      const { mutation, parts } = made;
      await emitMutation?.(mutation).catch((error: unknown) => {
        world?.memory.touch();
        throw new EmitFailed((error as Error).message, { cause: error });
      });
      for (const part of parts) {
        const told = world?.repositories.tell(part, world.people.all);
        if (told) toldAt.set(part, new Set(told.locations));
        else toldAt.delete(part);
        if (mutation.type === 'delta') meanwhile.add(part);
      }
    });
  const list = async (known: GithubWorld): Promise<void> => {
    clearTimeout(resume);
    meanwhile = new Set();
    try {
      await listEverything(known, { announce, stopped: () => stopped, toldMeanwhile: () => meanwhile });
    } catch (error) {
      if (error instanceof ListingStopped || stopped) return;
      if (error instanceof LimitReached) goOnAt(known, error.until);
      throw error;
    }
  };
  const goOnAt = (known: GithubWorld, until: Date) => {
    const wait = Math.max(until.getTime() - now(), 0) + secondMs;
    resume = setTimeout(() => void listOnce(known).catch(onError), wait);
  };
  /** Who asks while a listing is under way waits for that one. */
  const listOnce = (known: GithubWorld): Promise<void> => {
    listing ??= list(known).finally(() => {
      listing = undefined;
    });
    return listing;
  };

  return {
    id,
    type: 'github',
    start: async (emitTo, state) => {
      emitMutation = emitTo;
      world = createWorld(options, { id, folder, now, secondMs, stopping: stopping.signal }, state);
      follower = followChanges(world, {
        announce,
        locationsOf: (repository) => toldAt.get(repository) ?? new Set(),
        onError: (error) => {
          if (!stopped) onError(error);
        },
        stopped: () => stopped,
      });
    },
    sync: async () => {
      if (!world) throw new Error(`source '${id}' was asked to sync before it was started`);
      synced = true;
      await listOnce(world);
    },
    stop: async () => {
      stopped = true;
      stopping.abort();
      const settled = Promise.all([listing?.catch(() => {}), follower?.settled()]);
      const patience = new AbortController();
      await Promise.race([settled, sleep(MOST_STOP_MS, undefined, { signal: patience.signal })]);
      patience.abort();
      clearTimeout(resume);
      // What is being taken in is taken in; nothing is begun after it.
      await emitInTurn('emit', async () => {});
    },
    receive: async (request) => {
      if (!webhookSecret) return 'unsigned';
      const delivery = await readDelivery(request, webhookSecret);
      if (typeof delivery === 'string') return delivery;
      if (isRepeated(delivery.id)) return 'repeated';
      const affected = affectedBy(delivery.event, delivery.payload);
      if (!synced || stopped || !world) return 'accepted';
      follower?.take(affected);
      if (affected.everything) void listOnce(world).catch(onError);
      return 'accepted';
    },
    limits: () => world?.access.meters.flatMap((meter) => meter.current() ?? []) ?? [],
    sent: () =>
      (world?.access.meters ?? []).reduce(
        (sum, meter) => {
          const { requests, counted } = meter.sent();
          return { requests: sum.requests + requests, counted: sum.counted + counted };
        },
        { requests: 0, counted: 0 },
      ),
  };
}

import type { EmitMutation, Mutation, Source } from '@watchbill/catalog';
import type { FilesOptions } from './files-options.ts';
import { resolvePaths } from './find-files.ts';
import { type Kept, keptOf, parseReached, type Reached } from './reached.ts';
import { type FileTree, readTree } from './read-tree.ts';
import { deltaMutation, fullMutation, type ToldLocations, toldLocations } from './told-locations.ts';
import { createUrlReader, type UrlReaderOptions } from './url/url-reader.ts';
import { createWatchInterest } from './watch-interest.ts';
import { type PathWatcher, type WatchedChange, watchPaths } from './watch-paths.ts';

export interface FilesSourceOptions extends FilesOptions, Omit<UrlReaderOptions, 'hosts'> {
  readonly id: string;
  /** Absolute path of the folder that relative paths start from. */
  readonly root: string;
  /** Told of what goes wrong while following changes; a full synchronisation is then tried until one succeeds. */
  readonly onError?: (error: unknown) => void;
}

/** A watcher does not tell when it has begun to look at added paths; what changes meanwhile is found by looking again. */
const SETTLE_MS = 500;
const RETRY_MS = { first: 1000, most: 60_000 };

/** Reads descriptors from folders, files and URLs. Changes on disk are followed; URLs are asked at every synchronisation. */
export function createFilesSource(options: FilesSourceOptions): Source {
  const { id, root, onError = () => {}, place = `source '${id}'` } = options;
  const paths = resolvePaths(root, options, `${place}.paths`);
  const interest = createWatchInterest(paths);
  const urls = createUrlReader({ ...options, hosts: options.allowedHosts ?? [] });
  let emit: EmitMutation | undefined;
  let watcher: PathWatcher | undefined;
  let stopped = false;
  let reached: Reached = {};
  let told: { readonly tree: FileTree; readonly locations: ToldLocations } | undefined;
  /** Of the last attempt; changes before the first are nobody's business. */
  let outcome: 'none' | 'current' | 'failed' = 'none';
  let retry: NodeJS.Timeout | undefined;
  let lookAgain: NodeJS.Timeout | undefined;
  let retryMs = RETRY_MS.first;
  let last: Promise<void> = Promise.resolve();

  /** One at a time, in order, whatever became of those before. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const turn = last.then(() => (stopped ? undefined : work()));
    last = turn.catch(() => {});
    return turn;
  };
  const tell = async (
    tree: FileTree,
    mutation: Mutation | undefined,
    locations: ToldLocations,
    kept: Kept,
  ) => {
    if (stopped) return;
    if (mutation) await emit?.(mutation);
    told = { tree, locations };
    reached = kept.reached;
    const { named, watch } = interest.include(tree);
    if (watch.length === 0) return;
    watcher?.add(watch);
    lookAgain = setTimeout(() => take({ paths: new Set(named), errors: [] }), SETTLE_MS);
  };
  const readWhole = async () => {
    clearTimeout(retry);
    try {
      const tree = await readTree(paths, urls);
      const kept = keptOf(tree, reached);
      const locations = toldLocations(tree, kept, told?.locations ?? new Map());
      await tell(tree, fullMutation(tree, kept), locations, kept);
      outcome = 'current';
      retryMs = RETRY_MS.first;
    } catch (error) {
      outcome = 'failed';
      throw error;
    }
  };
  const readChange = async (changed: ReadonlySet<string>) => {
    if (!told) return;
    const tree = await readTree(paths, urls, told.tree, changed);
    const kept = keptOf(tree, reached);
    const locations = toldLocations(tree, kept, told.locations);
    await tell(tree, deltaMutation(told.locations, locations, tree, kept), locations, kept);
  };
  const retryLater = (error: unknown) => {
    onError(error);
    if (stopped) return;
    outcome = 'failed';
    clearTimeout(retry);
    retry = setTimeout(() => inTurn(readWhole).catch(retryLater), retryMs);
    retryMs = Math.min(retryMs * 2, RETRY_MS.most);
  };
  const take = ({ paths: changed, errors: [error] }: WatchedChange) => {
    inTurn(async () => {
      if (outcome === 'none') return;
      if (error) onError(error);
      if (error || outcome === 'failed') await readWhole();
      else await readChange(changed);
    }).catch(retryLater);
  };

  return {
    id,
    type: 'files',
    start: async (emitMutation, state) => {
      emit = emitMutation;
      reached = parseReached(state);
      watcher = await watchPaths(interest.folders, interest.isIgnored, take);
    },
    sync: async () => {
      if (!emit) throw new Error(`source '${id}' was asked to sync before it was started`);
      await inTurn(readWhole);
    },
    stop: async () => {
      stopped = true;
      clearTimeout(retry);
      clearTimeout(lookAgain);
      urls.close();
      await watcher?.close();
      await last;
      clearTimeout(retry);
      clearTimeout(lookAgain);
    },
  };
}

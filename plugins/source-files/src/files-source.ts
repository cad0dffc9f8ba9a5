import type { EmitMutation, Mutation, Source } from '@watchbill/catalog';
import type { FilesOptions } from './files-options.ts';
import { resolvePaths } from './find-files.ts';
import { type FileTree, readTree } from './read-tree.ts';
import { deltaMutation, fullMutation, type ToldLocations, toldLocations } from './told-locations.ts';
import { createWatchInterest } from './watch-interest.ts';
import { type PathWatcher, type WatchedChange, watchPaths } from './watch-paths.ts';

export interface FilesSourceOptions extends FilesOptions {
  readonly id: string;
  /** Absolute path of the folder that relative paths start from. */
  readonly root: string;
  /** Told of what goes wrong while following changes; a full synchronisation is then tried until one succeeds. */
  readonly onError?: (error: unknown) => void;
}

/** A watcher does not tell when it has begun to look at added paths; what changes meanwhile is found by looking again. */
const SETTLE_MS = 500;
const RETRY_MS = { first: 1000, most: 60_000 };

/** Reads descriptors from folders and files, and follows their changes. */
export function createFilesSource(options: FilesSourceOptions): Source {
  const { id, root, onError = () => {}, place = `source '${id}'` } = options;
  const paths = resolvePaths(root, options, `${place}.paths`);
  const interest = createWatchInterest(paths);
  let emit: EmitMutation | undefined;
  let watcher: PathWatcher | undefined;
  let stopped = false;
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
  const tell = async (tree: FileTree, mutation: Mutation | undefined, locations: ToldLocations) => {
    if (stopped) return;
    if (mutation) await emit?.(mutation);
    told = { tree, locations };
    const { named, watch } = interest.include(tree);
    if (watch.length === 0) return;
    watcher?.add(watch);
    lookAgain = setTimeout(() => take({ paths: new Set(named), errors: [] }), SETTLE_MS);
  };
  const readWhole = async () => {
    clearTimeout(retry);
    try {
      const tree = await readTree(paths);
      await tell(tree, fullMutation(tree), toldLocations(tree));
      outcome = 'current';
      retryMs = RETRY_MS.first;
    } catch (error) {
      outcome = 'failed';
      throw error;
    }
  };
  const readChange = async (changed: ReadonlySet<string>) => {
    if (!told) return;
    const tree = await readTree(paths, told.tree, changed);
    const locations = toldLocations(tree);
    await tell(tree, deltaMutation(told.locations, locations, tree), locations);
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
    start: async (emitMutation) => {
      emit = emitMutation;
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
      await watcher?.close();
      await last;
      clearTimeout(retry);
      clearTimeout(lookAgain);
    },
  };
}

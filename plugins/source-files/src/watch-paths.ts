import { watch } from 'chokidar';

/** What happened since the last call, at least one of both. */
export interface WatchedChange {
  /** Absolute paths of files that came, changed or went. */
  readonly paths: ReadonlySet<string>;
  readonly errors: readonly unknown[];
}

export interface PathWatcher {
  /** Follows further files, also ones that are not there yet. */
  add(paths: readonly string[]): void;
  close(): Promise<void>;
}

/** Editors and git write several files, and one file several times: what follows within this time is one change. */
const QUIET_MS = 100;
/** But a folder that never comes to rest is looked at now and then. */
const MAX_WAIT_MS = 2000;

/** Follows folders and files; resolves when every later change will be told. `isIgnored` is asked for each path below. */
export async function watchPaths(
  paths: readonly string[],
  isIgnored: (path: string, isFile: boolean) => boolean,
  onChange: (change: WatchedChange) => void,
): Promise<PathWatcher> {
  let changed = new Set<string>();
  let errors: unknown[] = [];
  let timer: NodeJS.Timeout | undefined;
  let since: number | undefined;
  const tell = () => {
    const change = { paths: changed, errors };
    changed = new Set();
    errors = [];
    since = undefined;
    onChange(change);
  };
  const touch = () => {
    const now = performance.now();
    since ??= now;
    clearTimeout(timer);
    timer = setTimeout(tell, Math.max(0, Math.min(QUIET_MS, since + MAX_WAIT_MS - now)));
  };
  const watcher = watch([...paths], {
    ignoreInitial: true,
    ignored: (path, stats) => isIgnored(path, stats?.isFile() ?? false),
  });
  const ready = new Promise<void>((resolve) => watcher.once('ready', resolve));
  // A watcher of nothing never becomes ready.
  if (paths.length === 0) watcher.emit('ready');
  watcher.on('all', (event, path) => {
    if (event === 'addDir') return;
    changed.add(path);
    touch();
  });
  watcher.on('error', (error) => {
    errors.push(error);
    touch();
  });
  await ready;
  return {
    add: (more) => {
      watcher.add([...more]);
    },
    close: async () => {
      clearTimeout(timer);
      await watcher.close();
      clearTimeout(timer);
    },
  };
}

import { useSyncExternalStore } from 'react';

const TICK_MS = 5_000;

let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;
const watchers = new Set<() => void>();

function watch(onTick: () => void): () => void {
  watchers.add(onTick);
  timer ??= setInterval(tick, TICK_MS);
  return () => {
    watchers.delete(onTick);
    if (watchers.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function tick(): void {
  now = Date.now();
  for (const watcher of watchers) watcher();
}

function read(): number {
  // The clock stands still while nobody watches; React asks twice and wants one answer, so small steps are left out.
  if (!timer && Date.now() - now > 1000) now = Date.now();
  return now;
}

/** The present, shared by all that show it, so that they move together. */
export function useNow(): number {
  return useSyncExternalStore(watch, read);
}

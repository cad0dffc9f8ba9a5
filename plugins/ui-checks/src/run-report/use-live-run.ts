import type { RunDetail } from '../queries/get-run.ts';
import { useRun } from '../queries/get-run.ts';
import { useRunEvents } from '../queries/run-events.ts';

/** A run as it is now: the stored one when finished, what its events tell until then. */
export function useLiveRun(id: string) {
  const query = useRun(id);
  const stored = query.data;
  const live = useRunEvents(id, stored != null && stored.state !== 'FINISHED');
  const run: RunDetail | null | undefined =
    stored && stored.state !== 'FINISHED' && live.progress?.id === stored.id
      ? { ...stored, ...live.progress, steps: live.steps, requests: live.requests, console: live.console }
      : stored;
  return { run, error: query.error, isPending: query.isPending, refetch: query.refetch };
}

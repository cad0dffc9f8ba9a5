import { useQueryClient } from '@tanstack/react-query';
import { graphql, useSubscription } from '@watchbill/ui-kit';
import { useReducer } from 'react';
import { applyRunEvent, type LiveRun, NOTHING_SEEN, type RunEventInfo } from '../run-report/live-run.ts';
import { RUN_PROGRESS_FIELDS } from './get-run.ts';

export const runEventsSubscription = graphql<{ readonly runEvents: RunEventInfo }, { readonly id: string }>(`
  subscription RunEvents($id: ID!) {
    runEvents(id: $id) {
      seq type
      step { group name ok }
      request { method url status durationMs error group }
      console { at level text }
      run { ${RUN_PROGRESS_FIELDS} }
    }
  }
`);

/** What a run shows while it goes on. The server tells it from the start to whoever comes, so a reconnect loses nothing. */
export function useRunEvents(id: string, enabled: boolean): LiveRun {
  const client = useQueryClient();
  const [live, see] = useReducer(applyRunEvent, NOTHING_SEEN);
  const refresh = () => client.invalidateQueries({ queryKey: ['run', id] });
  useSubscription(
    runEventsSubscription,
    { id },
    {
      enabled,
      onEvent: ({ runEvents }) => {
        see(runEvents);
        if (runEvents.type !== 'FINISHED') return;
        void refresh();
        for (const key of ['check', 'checks', 'runs', 'entity'])
          void client.invalidateQueries({ queryKey: [key] });
      },
      onGap: () => void refresh(),
    },
  );
  return live;
}

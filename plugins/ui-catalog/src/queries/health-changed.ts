import { type InfiniteData, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { graphql, HEALTH_FIELDS, type HealthInfo, useSubscription } from '@watchbill/ui-kit';
import type { EntitiesPage } from './list-entities.ts';
import { useAtMostEvery } from './use-at-most-every.ts';

interface HealthChange {
  readonly ref: string;
  readonly health: HealthInfo;
}

export const healthChangedSubscription = graphql<{ readonly healthChanged: HealthChange }>(`
  subscription HealthChanged { healthChanged { ref health { ${HEALTH_FIELDS} } } }
`);

/** Counting goes over the whole catalog, and a bad minute brings hundreds of changes. */
const COUNT_AGAIN_MS = 2000;

/** Keeps lists and entity pages true: a change is shown at once, and what depends on it is asked for again. */
export function useLiveHealth(): void {
  const client = useQueryClient();
  const countAgain = useAtMostEvery(
    COUNT_AGAIN_MS,
    () => void client.invalidateQueries({ queryKey: ['facets'] }),
  );
  const refresh = () => {
    for (const key of ['entities', 'facets', 'entity']) void client.invalidateQueries({ queryKey: [key] });
  };
  useSubscription(
    healthChangedSubscription,
    {},
    {
      onEvent: ({ healthChanged }) => {
        showChange(client, healthChanged);
        countAgain();
        void client.invalidateQueries({
          queryKey: ['entity'],
          predicate: ({ state }) => mentions(state.data, healthChanged.ref),
        });
      },
      onGap: refresh,
    },
  );
}

function showChange(client: QueryClient, { ref, health }: HealthChange): void {
  client.setQueriesData<InfiniteData<EntitiesPage>>({ queryKey: ['entities'] }, (list) => {
    if (!list?.pages.some(({ nodes }) => nodes.some((entity) => entity.ref === ref))) return list;
    const pages = list.pages.map((page) => ({
      ...page,
      nodes: page.nodes.map((entity) => (entity.ref === ref ? { ...entity, health } : entity)),
    }));
    return { ...list, pages };
  });
}

function mentions(data: unknown, ref: string): boolean {
  return JSON.stringify(data ?? null).includes(JSON.stringify(ref));
}

import type { EmitMutation, Mutation, Source } from '@watchbill/catalog';
import { type ClusterConnection, connectCluster } from './cluster-connection.ts';
import { createClusterRecord } from './cluster-state.ts';
import { followResource, type ResourceFollower } from './follow-resource.ts';
import type { KubernetesOptions } from './kubernetes-options.ts';
import { type ToldPlace, toldPlaces } from './told-places.ts';
import { listPath, WATCHED_RESOURCES } from './watched-resource.ts';

export interface KubernetesSourceOptions extends KubernetesOptions {
  readonly id: string;
  /** Absolute path of the folder that a relative `kubeconfig` starts from. */
  readonly root: string;
  /** Told when a watch breaks; it is tried again by itself. */
  readonly onError?: (error: unknown) => void;
  readonly random?: () => number;
}

/** A rollout changes an object many times a second: these become one change. */
const GATHER_MS = 50;
const RETRY_MS = 5_000;

/** Follows the workloads of one cluster. */
export function createKubernetesSource(options: KubernetesSourceOptions): Source {
  const { id, root, exclude, namespaces, onError = () => {}, random = Math.random } = options;
  const record = createClusterRecord((namespace) =>
    namespaces ? namespaces.includes(namespace) : !exclude.includes(namespace),
  );
  let emit: EmitMutation | undefined;
  let cluster: ClusterConnection | undefined;
  let followers: readonly ResourceFollower[] = [];
  let stopped = false;
  /** What was told last, as JSON by location; undefined before all was listed once. */
  let told: ReadonlyMap<string, string> | undefined;
  let gathering: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const turn = last.then(() => (stopped ? undefined : work()));
    last = turn.catch(() => {});
    return turn;
  };
  const tell = async (mutation: Mutation, now: ReadonlyMap<string, string>) => {
    if (stopped) return;
    await emit?.(mutation);
    told = now;
  };
  const tellChange = async () => {
    if (!told || !cluster) return;
    const places = toldPlaces(cluster.name, record.state);
    const now = printed(places);
    const before = told;
    const locations = [...new Set([...before.keys(), ...now.keys()])].filter(
      (location) => before.get(location) !== now.get(location),
    );
    if (locations.length === 0) return;
    const changed = new Map(locations.flatMap((location) => entryOf(places, location)));
    await tell({ type: 'delta', locations, ...contentOf(changed), unreadable: [] }, now);
  };
  const gather = (afterMs = GATHER_MS) => {
    if (stopped || !told) return;
    gathering ??= setTimeout(() => {
      gathering = undefined;
      inTurn(tellChange).catch((error) => {
        onError(error);
        gather(RETRY_MS);
      });
    }, afterMs);
  };
  const follow = (connection: ClusterConnection): readonly ResourceFollower[] =>
    WATCHED_RESOURCES.flatMap((resource) => {
      // A Role of one namespace cannot read namespaces, so neither are owners inherited from them then.
      if (namespaces && resource.clusterWide) return [];
      return (namespaces ?? [undefined]).map((namespace) => {
        const path = listPath(resource, namespace);
        const changed =
          <T extends unknown[]>(take: (...taken: T) => void) =>
          (...taken: T) => {
            take(...taken);
            gather();
          };
        return followResource(
          connection,
          path,
          { optional: resource.optional === true, random },
          {
            replaced: changed((objects) => record.replace(resource, path, objects)),
            put: changed((object) => record.put(resource, path, object)),
            removed: changed((object) => record.remove(resource, path, object)),
            broken: (error) =>
              error &&
              onError(new Error(`${connection.name}: the watch of ${resource.name} broke: ${error.message}`)),
          },
        );
      });
    });
  const readWhole = async () => {
    cluster ??= await connectCluster(options, root);
    if (followers.length === 0) followers = follow(cluster);
    // Every list or none: a part of a cluster is never taken for the whole.
    const results = await Promise.allSettled(followers.map((follower) => follower.list()));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
    const places = toldPlaces(cluster.name, record.state);
    await tell({ type: 'full', ...contentOf(places), unreadable: [] }, printed(places));
  };

  return {
    id,
    type: 'kubernetes',
    start: async (emitMutation) => {
      emit = emitMutation;
    },
    sync: async () => {
      if (!emit) throw new Error(`source '${id}' was asked to sync before it was started`);
      await inTurn(readWhole);
    },
    stop: async () => {
      stopped = true;
      clearTimeout(gathering);
      for (const follower of followers) follower.stop();
      await last;
    },
  };
}

function contentOf(places: ReadonlyMap<string, ToldPlace>): Pick<Mutation, 'entities' | 'faults'> {
  const all = [...places.values()];
  return {
    entities: all.flatMap(({ entity }) => entity ?? []),
    faults: all.flatMap(({ faults }) => faults),
  };
}

function entryOf<T>(map: ReadonlyMap<string, T>, key: string): [string, T][] {
  const value = map.get(key);
  return value === undefined ? [] : [[key, value]];
}

function printed(places: ReadonlyMap<string, ToldPlace>): ReadonlyMap<string, string> {
  return new Map([...places].map(([location, place]) => [location, JSON.stringify(place)]));
}

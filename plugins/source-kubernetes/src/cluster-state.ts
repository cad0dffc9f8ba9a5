import { annotationFaults } from './annotation-faults.ts';
import type { KubernetesObject } from './kubernetes-object.ts';
import { type ObservedRoute, type ObservedService, observeRoute, observeService } from './observed-route.ts';
import { type ObservedWorkload, observeWorkload } from './observed-workload.ts';
import type { WatchedResource } from './watched-resource.ts';

/** What is known of a cluster: of each object only what is used, by uid. */
export interface ClusterState {
  readonly workloads: ReadonlyMap<string, ObservedWorkload>;
  /** What is wrong with workloads, by uid; each is taken for what it was before, if it was right then. */
  readonly faulty: ReadonlyMap<string, FaultyWorkload>;
  readonly services: ReadonlyMap<string, ObservedService>;
  readonly routes: ReadonlyMap<string, ObservedRoute>;
  /** Annotations of namespaces, by name. */
  readonly namespaces: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

export interface FaultyWorkload {
  readonly workload: ObservedWorkload;
  readonly faults: readonly string[];
}

export interface ClusterRecord {
  readonly state: ClusterState;
  /** Takes the whole of one list in place of what it gave before. */
  replace(resource: WatchedResource, list: string, objects: readonly KubernetesObject[]): void;
  put(resource: WatchedResource, list: string, object: KubernetesObject): void;
  remove(resource: WatchedResource, list: string, object: KubernetesObject): void;
}

/** @param isWatched whether workloads of a namespace are anybody's */
export function createClusterRecord(isWatched: (namespace: string) => boolean): ClusterRecord {
  const workloads = new Map<string, ObservedWorkload>();
  const faulty = new Map<string, FaultyWorkload>();
  const services = new Map<string, ObservedService>();
  const routes = new Map<string, ObservedRoute>();
  const namespaces = new Map<string, Readonly<Record<string, string>>>();
  /** Which uids each list gave. */
  const given = new Map<string, Map<string, string>>();

  const putWorkload = (uid: string, workload: ObservedWorkload | undefined) => {
    const faults = workload ? annotationFaults(workload) : [];
    if (workload && faults.length > 0) faulty.set(uid, { workload, faults });
    else faulty.delete(uid);
    if (!workload) workloads.delete(uid);
    else if (faults.length === 0) workloads.set(uid, workload);
  };
  const put: ClusterRecord['put'] = (resource, list, object) => {
    const { uid, name, namespace, annotations = {} } = object.metadata;
    if (namespace !== undefined && !isWatched(namespace)) return;
    const key = resource.role === 'namespace' ? name : uid;
    const keys = given.get(list) ?? new Map<string, string>();
    given.set(list, keys.set(uid, key));
    if (resource.role === 'namespace') namespaces.set(key, annotations);
    else if (resource.role === 'service') services.set(key, observeService(object));
    else if (resource.role === 'route') routes.set(key, observeRoute(object));
    else putWorkload(key, observeWorkload(resource, object));
  };
  const forget = (resource: WatchedResource, list: string, uid: string) => {
    const key = given.get(list)?.get(uid);
    if (key === undefined) return;
    if (resource.role === 'workload') faulty.delete(key);
    given.get(list)?.delete(uid);
    ({ workload: workloads, namespace: namespaces, service: services, route: routes })[resource.role].delete(
      key,
    );
  };
  return {
    state: { workloads, faulty, services, routes, namespaces },
    put,
    remove: (resource, list, object) => forget(resource, list, object.metadata.uid),
    replace: (resource, list, objects) => {
      const now = new Set(objects.map(({ metadata }) => metadata.uid));
      for (const uid of [...(given.get(list)?.keys() ?? [])]) if (!now.has(uid)) forget(resource, list, uid);
      for (const object of objects) put(resource, list, object);
    },
  };
}

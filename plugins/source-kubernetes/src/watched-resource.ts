/** A resource of the API that is listed and watched. */
export interface WatchedResource {
  /** As `kubectl` knows it, e.g. `deployments.apps`. */
  readonly name: string;
  readonly kind: string;
  /** `/api/v1` or `/apis/GROUP/VERSION`. */
  readonly api: string;
  readonly plural: string;
  /** Belongs to no namespace. */
  readonly clusterWide?: boolean;
  /** Clusters may not know it: then there is none of it. */
  readonly optional?: boolean;
  readonly role: 'workload' | 'namespace' | 'service' | 'route';
}

/** Everything that says what runs, where it answers and whose it is. ReplicaSets, Pods and the Jobs of CronJobs belong to these. */
export const WATCHED_RESOURCES: readonly WatchedResource[] = [
  resource('Namespace', '/api/v1', 'namespaces', 'namespace', { clusterWide: true }),
  resource('Service', '/api/v1', 'services', 'service'),
  resource('Deployment', '/apis/apps/v1', 'deployments', 'workload'),
  resource('StatefulSet', '/apis/apps/v1', 'statefulsets', 'workload'),
  resource('DaemonSet', '/apis/apps/v1', 'daemonsets', 'workload'),
  resource('CronJob', '/apis/batch/v1', 'cronjobs', 'workload'),
  resource('Ingress', '/apis/networking.k8s.io/v1', 'ingresses', 'route'),
  resource('HTTPRoute', '/apis/gateway.networking.k8s.io/v1', 'httproutes', 'route', { optional: true }),
  resource('GRPCRoute', '/apis/gateway.networking.k8s.io/v1', 'grpcroutes', 'route', { optional: true }),
  resource('Rollout', '/apis/argoproj.io/v1alpha1', 'rollouts', 'workload', { optional: true }),
  resource('Service', '/apis/serving.knative.dev/v1', 'services', 'workload', { optional: true }),
];

function resource(
  kind: string,
  api: string,
  plural: string,
  role: WatchedResource['role'],
  more: Partial<WatchedResource> = {},
): WatchedResource {
  const group = /^\/apis\/([^/]+)\//.exec(api)?.[1];
  return { name: group ? `${plural}.${group}` : plural, kind, api, plural, role, ...more };
}

/** The path that lists it, in one namespace or in all. */
export function listPath(
  { api, plural, clusterWide }: WatchedResource,
  namespace: string | undefined,
): string {
  return namespace === undefined || clusterWide
    ? `${api}/${plural}`
    : `${api}/namespaces/${namespace}/${plural}`;
}

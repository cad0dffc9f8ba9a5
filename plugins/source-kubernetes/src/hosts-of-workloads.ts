import type { ClusterState } from './cluster-state.ts';
import type { ObservedService } from './observed-route.ts';
import type { ObservedWorkload } from './observed-workload.ts';

/** Where workloads answer, by uid: as Services in the cluster, and by routes from outside. */
export function hostsOfWorkloads({
  workloads,
  services,
  routes,
}: ClusterState): ReadonlyMap<string, readonly string[]> {
  const byNamespace = Map.groupBy(services.values(), ({ namespace }) => namespace);
  const outside = new Map<string, string[]>();
  for (const { hosts, services: behind } of routes.values())
    for (const service of behind) outside.set(service, [...(outside.get(service) ?? []), ...hosts]);
  return new Map(
    [...workloads.values()].map((workload) => {
      const before = (byNamespace.get(workload.namespace) ?? []).filter((service) =>
        selects(service, workload),
      );
      const hosts = before.flatMap(({ namespace, name }) => [
        ...(outside.get(`${namespace}/${name}`) ?? []),
        `${name}.${namespace}.svc`,
      ]);
      return [workload.uid, [...new Set([...workload.hosts, ...hosts])].sort()];
    }),
  );
}

/** A Service without a selector points elsewhere. */
function selects({ selector }: ObservedService, { podLabels }: ObservedWorkload): boolean {
  const wanted = Object.entries(selector);
  return wanted.length > 0 && wanted.every(([key, value]) => podLabels[key] === value);
}

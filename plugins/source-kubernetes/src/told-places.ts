import type { SourcedEntity } from '@watchbill/catalog';
import type { Fault } from '@watchbill/model';
import type { ClusterState } from './cluster-state.ts';
import { foldServices } from './fold-services.ts';

/** What is said of one place: a service, or a workload with something wrong about it. */
export interface ToldPlace {
  readonly entity?: SourcedEntity;
  readonly faults: readonly Fault[];
}

/** Everything that a cluster gives, by location. */
export function toldPlaces(cluster: string, state: ClusterState): ReadonlyMap<string, ToldPlace> {
  const services = [...foldServices(cluster, state)].map(
    ([location, entity]) => [location, { entity, faults: [] }] as const,
  );
  const faulty = [...state.faulty.values()].map(({ workload: { namespace, kind, name }, faults }) => {
    const file = `${cluster}/${namespace}/${kind}/${name}`;
    const told = faults.map((message): Fault => ({ level: 'error', message, position: { file } }));
    return [`kubernetes:${file}`, { faults: told }] as const;
  });
  return new Map<string, ToldPlace>([...services, ...faulty]);
}

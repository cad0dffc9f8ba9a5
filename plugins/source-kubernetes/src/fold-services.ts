import type { OwnerEvidence, SourcedEntity, Workload } from '@watchbill/catalog';
import {
  type Entity,
  type EntityRef,
  InputError,
  normalizeEntityRef,
  stringifyEntityRef,
} from '@watchbill/model';
import type { ClusterState } from './cluster-state.ts';
import { hostsOfWorkloads } from './hosts-of-workloads.ts';
import type { ObservedWorkload } from './observed-workload.ts';
import {
  annotationOf,
  ENTITY_ANNOTATION,
  identifyService,
  OWNER_ANNOTATION,
  type ServiceIdentity,
  wholeOf,
} from './service-identity.ts';

/** Said of a workload by its annotations, and as true of the service. */
const PASSED_ON =
  /^(?:watchbill\.dev\/|backstage\.io\/(?!kubernetes-)|(?:github|gitlab)\.com\/project-slug$)/;
const DESCRIPTION = 'kubernetes.io/description';
const TITLE = 'watchbill.dev/title';

/** The services of a cluster, each with all the workloads that run it, by location. */
export function foldServices(cluster: string, state: ClusterState): ReadonlyMap<string, SourcedEntity> {
  const hosts = hostsOfWorkloads(state);
  const ordered = [...state.workloads.values()].sort(byPlace);
  const runs = ordered.map((workload) => ({ workload, identity: identifyService(workload) }));
  const services = Map.groupBy(runs, ({ identity }) => stringifyEntityRef(identity.component));
  return new Map(
    [...services].map(([ref, members]) => {
      const location = `kubernetes:${cluster}/${ref}`;
      return [location, toService(cluster, location, members, state, hosts)];
    }),
  );
}

interface Member {
  readonly workload: ObservedWorkload;
  readonly identity: ServiceIdentity;
}

function toService(
  cluster: string,
  location: string,
  members: readonly Member[],
  state: ClusterState,
  hosts: ReadonlyMap<string, readonly string[]>,
): SourcedEntity {
  const workloads = members.map(({ workload }) => workload);
  const owners = ownersOf(cluster, workloads, state);
  const component = members[0]?.identity.component as EntityRef;
  return {
    entity: toEntity(component, workloads),
    location,
    inferred: true,
    ...(owners.length > 0 ? { owners } : {}),
    workloads: members.map(({ workload, identity }) =>
      toWorkload(cluster, workload, identity, hosts.get(workload.uid) ?? []),
    ),
  };
}

/** Nothing is made up: no lifecycle, no owner; what a workload does not say is left to others to say. */
function toEntity({ kind, namespace, name }: EntityRef, workloads: readonly ObservedWorkload[]): Entity {
  const title = first(workloads, (workload) => annotationOf(workload, TITLE));
  const description = first(workloads, (workload) => annotationOf(workload, DESCRIPTION));
  const annotations = Object.fromEntries(
    workloads
      .toReversed()
      .flatMap(({ annotations, podAnnotations }) => Object.entries({ ...podAnnotations, ...annotations }))
      .filter(([key]) => PASSED_ON.test(key) && key !== ENTITY_ANNOTATION && key !== OWNER_ANNOTATION),
  );
  const whole = first(workloads, wholeOf);
  const labels = whole ? { 'app.kubernetes.io/part-of': whole } : undefined;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      namespace,
      name,
      ...(title ? { title } : {}),
      ...(description ? { description } : {}),
      ...(labels ? { labels } : {}),
      ...(Object.keys(annotations).length > 0 ? { annotations } : {}),
    },
    spec: { type: workloads.every((workload) => workload.kind === 'CronJob') ? 'job' : 'service' },
  };
}

function toWorkload(
  cluster: string,
  workload: ObservedWorkload,
  { because }: ServiceIdentity,
  hosts: readonly string[],
): Workload {
  const { labels: _, annotations: __, podLabels: ___, podAnnotations: ____, ...seen } = workload;
  return { ...seen, cluster, hosts, because };
}

/** Of the workload, else of its namespace. */
function ownersOf(
  cluster: string,
  workloads: readonly ObservedWorkload[],
  { namespaces }: ClusterState,
): readonly OwnerEvidence[] {
  const evidence = workloads.flatMap((workload): OwnerEvidence[] => {
    const { kind, namespace, name } = workload;
    const own = annotationOf(workload, OWNER_ANNOTATION);
    if (own) return toEvidence(own, 0.9, `${kind} ${namespace}/${name} in ${cluster}`);
    const inherited = namespaces.get(namespace)?.[OWNER_ANNOTATION];
    return inherited ? toEvidence(inherited, 0.7, `namespace ${namespace} in ${cluster}`) : [];
  });
  return [...new Map(evidence.map((one) => [`${one.owner} ${one.confidence}`, one])).values()];
}

function toEvidence(text: string, confidence: number, place: string): OwnerEvidence[] {
  try {
    const owner = normalizeEntityRef(text, { defaultKind: 'group' });
    return [{ owner, way: 'annotation', confidence, because: `annotation ${OWNER_ANNOTATION} of ${place}` }];
  } catch (error) {
    // A namespace's; a workload with a bad one is not taken at all.
    if (error instanceof InputError) return [];
    throw error;
  }
}

function first<T>(
  workloads: readonly ObservedWorkload[],
  read: (workload: ObservedWorkload) => T | undefined,
): T | undefined {
  for (const workload of workloads) {
    const found = read(workload);
    if (found !== undefined) return found;
  }
  return undefined;
}

function byPlace(a: ObservedWorkload, b: ObservedWorkload): number {
  const key = ({ namespace, name, kind }: ObservedWorkload) => `${namespace}/${name}/${kind}`;
  return key(a) < key(b) ? -1 : 1;
}

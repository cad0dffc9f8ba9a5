import type { Entity } from '@watchbill/model';
import type { StatedIdentifier } from './identifier.ts';
import type { Interpretation, LookUp } from './interpretation.ts';
import { listEntries } from './list-entries.ts';

const ID = 'backstage.io/kubernetes-id';
const NAMESPACE = 'backstage.io/kubernetes-namespace';
const SELECTOR = 'backstage.io/kubernetes-label-selector';
/** Labels that by custom hold the name of a workload. */
const NAMING = [
  'app',
  'app.kubernetes.io/name',
  'app.kubernetes.io/instance',
  'k8s-app',
  'component',
  'service',
  'name',
];

export function workloadsOf({ metadata: { annotations = {} } }: Entity): readonly StatedIdentifier[] {
  const namespace = annotations[NAMESPACE]?.trim().toLowerCase();
  const names = [
    ...listEntries(annotations[ID]).map((name) => ({ name, origin: `annotation ${ID}` })),
    ...listEntries(annotations[SELECTOR]).flatMap((label) => {
      const [key = '', name = ''] = label.split(/={1,2}/).map((part) => part.trim());
      return NAMING.includes(key) && name !== '' ? [{ name, origin: `annotation ${SELECTOR}` }] : [];
    }),
  ];
  return [
    ...names.flatMap(({ name, origin }): StatedIdentifier[] => {
      const value = name.toLowerCase();
      const plain: StatedIdentifier = { type: 'workload', value, origin };
      return namespace ? [plain, { type: 'workload', value: `${namespace}/${value}`, origin }] : [plain];
    }),
    ...(namespace
      ? [{ type: 'namespace', value: namespace, origin: `annotation ${NAMESPACE}` } as const]
      : []),
  ];
}

const NAME = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/;
const KINDS =
  /^(?:(?:deployments?|deploy|statefulsets?|sts|daemonsets?|ds|replicasets?|rs|cronjobs?|cj|jobs?|pods?|po|services?|svc)(?:\.(?:apps|batch))?)$/;
/** Kubernetes makes up names from these alone, so that they form no words. */
const POD =
  /^(?<workload>.+?)(?:-[bcdfghjklmnpqrstvwxz2456789]{5,10}-[bcdfghjklmnpqrstvwxz2456789]{5}|-[bcdfghjklmnpqrstvwxz2456789]{5}|-\d{1,8}(?:-[bcdfghjklmnpqrstvwxz2456789]{5})?)$/;

/** A workload or a namespace: `cart`, `shop/cart`, `deployment/cart`, a pod of it, `namespace/shop`. */
export function recogniseWorkload(text: string): readonly Interpretation[] {
  const parts = text.trim().toLowerCase().split('/');
  if (parts.length > 3 || !parts.every((part) => NAME.test(part))) return [];
  const last = parts.at(-1) ?? '';
  const kind = parts.length > 1 ? (parts.at(-2) ?? '') : '';
  if (parts.length === 2 && /^(?:namespaces?|ns)$/.test(kind)) return [namespaceCalled(last)];
  if (KINDS.test(kind)) return [workloadCalled(last, parts.length === 3 ? parts[0] : undefined)];
  if (parts.length === 3) return [];
  return parts.length === 2
    ? [workloadCalled(last, kind)]
    : [workloadCalled(last, undefined), namespaceCalled(last)];
}

function workloadCalled(name: string, namespace: string | undefined): Interpretation {
  const base = POD.exec(name)?.groups?.workload;
  const names = base === undefined ? [name] : [name, base];
  const shown = namespace ? `${namespace}/${name}` : name;
  const is = (called: string) =>
    called === name ? 'is its Kubernetes workload' : 'is a pod of its Kubernetes workload';
  const lookUps = names.flatMap((called): LookUp[] => {
    const plain: LookUp = { type: 'workload', value: called, confidence: 0.85, says: is(called) };
    if (!namespace) return [plain];
    return [
      { ...plain, value: `${namespace}/${called}`, confidence: 0.9 },
      {
        ...plain,
        confidence: 0.6,
        says: `${is(called)} by name; the namespace ${namespace} is not known to be its`,
        guess: true,
      },
    ];
  });
  const guesses: LookUp[] = names
    .filter((called) => namespace !== undefined || called !== name)
    .map((value) => ({
      type: 'name',
      value,
      confidence: 0.6,
      says: 'names a Kubernetes workload called as it is',
      guess: true,
    }));
  return { name: 'Kubernetes workload', shown, lookUps: [...lookUps, ...guesses] };
}

function namespaceCalled(value: string): Interpretation {
  const says = 'is the Kubernetes namespace that it runs in';
  return {
    name: 'Kubernetes namespace',
    shown: value,
    lookUps: [{ type: 'namespace', value, confidence: 0.6, says }],
  };
}

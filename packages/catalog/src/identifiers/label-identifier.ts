import { recogniseHost } from './host-identifier.ts';
import { recogniseImage } from './image-identifier.ts';
import type { Interpretation, LookUp } from './interpretation.ts';
import { readLabelSet } from './label-set.ts';
import { recogniseWorkload } from './workload-identifier.ts';

/** Labels that say what an alert is about, the most telling first, and how sure each is. */
const NAMING: readonly (readonly [label: string, confidence: number])[] = [
  ['service', 0.9],
  ['service_name', 0.9],
  ['app', 0.85],
  ['app_kubernetes_io_name', 0.85],
  ['app.kubernetes.io/name', 0.85],
  ['job', 0.8],
  ['component', 0.8],
];
/** In Kubernetes; these say less than the name of a service, and a namespace says least. */
const RUNNING = ['deployment', 'statefulset', 'daemonset', 'cronjob', 'workload', 'pod', 'container'];
const ANSWERING = ['host', 'hostname', 'instance', 'target'];
const OWNING = ['team', 'owner'];

/** The labels of an alert: each that says what it is about, in that order. */
export function recogniseLabels(text: string): readonly Interpretation[] {
  const labels = readLabelSet(text);
  if (!labels) return [];
  const namespace = labels.get('namespace') ?? labels.get('exported_namespace');
  const valued = (names: readonly string[]) =>
    names.flatMap((label) => {
      const value = labels.get(label)?.trim();
      return value ? [{ label, value, shown: `${label}="${value}"` }] : [];
    });
  const naming = NAMING.flatMap(([name, confidence]) =>
    valued([name]).map(({ label, value, shown }) =>
      asLabel(label, shown, [...named(value, namespace, confidence)]),
    ),
  );
  const running = valued(RUNNING).map(({ label, value, shown }) =>
    asLabel(label, shown, [...workload(value, namespace), ...named(value, undefined, 0.6)]),
  );
  const elsewhere = [
    ...valued(ANSWERING).map(({ label, value, shown }) =>
      asLabel(label, shown, firstOf(recogniseHost(value))),
    ),
    ...valued(['image']).map(({ label, value, shown }) =>
      asLabel(label, shown, firstOf(recogniseImage(value))),
    ),
    ...valued(OWNING).map(({ label, value, shown }) => asLabel(label, shown, owner(value))),
  ];
  const around = namespace
    ? [asLabel('namespace', `namespace="${namespace}"`, [inNamespace(namespace)])]
    : [];
  return [...naming, ...running, ...elsewhere, ...around].filter(({ lookUps }) => lookUps.length > 0);
}

function asLabel(label: string, shown: string, lookUps: readonly LookUp[]): Interpretation {
  return { name: `label ${label}`, shown, lookUps };
}

/** A job is often `namespace/name`. */
function named(text: string, namespace: string | undefined, confidence: number): readonly LookUp[] {
  const value = text.toLowerCase().split('/').at(-1) ?? '';
  const place = text.includes('/') ? text.split('/').at(-2) : namespace;
  const byName: LookUp = { type: 'name', value, confidence, says: 'has its name' };
  const plain: LookUp = {
    type: 'workload',
    value,
    confidence,
    says: 'has the name of its Kubernetes workload',
  };
  if (!place) return [byName, plain];
  const exact = {
    ...plain,
    value: `${place.toLowerCase()}/${value}`,
    confidence: Math.min(0.95, confidence + 0.05),
  };
  return [exact, byName, plain];
}

function workload(value: string, namespace: string | undefined): readonly LookUp[] {
  return firstOf(recogniseWorkload(namespace ? `${namespace}/${value}` : value));
}

function owner(value: string): readonly LookUp[] {
  const says = 'names it';
  return ['group', 'user'].map((kind) => ({
    type: 'reference',
    value: `${kind}:default/${value.toLowerCase()}`,
    confidence: 0.6,
    says,
  }));
}

function inNamespace(namespace: string): LookUp {
  const says = 'is the Kubernetes namespace that it runs in';
  return { type: 'namespace', value: namespace.toLowerCase(), confidence: 0.5, says };
}

function firstOf(interpretations: readonly Interpretation[]): readonly LookUp[] {
  return interpretations[0]?.lookUps ?? [];
}

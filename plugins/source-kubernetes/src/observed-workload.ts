import { type KubernetesObject, listAt, numberAt, textAt, textsAt, valueAt } from './kubernetes-object.ts';
import type { WatchedResource } from './watched-resource.ts';

/** What is kept of a workload: a cluster can have thousands, and their objects are large. */
export interface ObservedWorkload {
  readonly uid: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** Of its pods, by which Services select them. */
  readonly podLabels: Readonly<Record<string, string>>;
  readonly podAnnotations: Readonly<Record<string, string>>;
  readonly images: readonly string[];
  readonly selector: string | null;
  readonly container: string | null;
  readonly version: string | null;
  /** Null for what runs now and then. */
  readonly desired: number | null;
  readonly ready: number | null;
  readonly createdAt: string | null;
  /** Where it answers by its own word: Knative gives a service its address. */
  readonly hosts: readonly string[];
}

const OURS = /^(?:watchbill\.dev|backstage\.io|app\.kubernetes\.io|github\.com|gitlab\.com|kubernetes\.io)\//;

/** The workload that an object is; undefined for one that belongs to another, such as the Deployment below a Knative service. */
export function observeWorkload(
  { kind, plural, api }: Pick<WatchedResource, 'kind' | 'plural' | 'api'>,
  object: KubernetesObject,
): ObservedWorkload | undefined {
  const {
    uid,
    name,
    namespace = 'default',
    labels = {},
    annotations = {},
    creationTimestamp,
  } = object.metadata;
  if ((object.metadata.ownerReferences ?? []).length > 0) return undefined;
  const knative = api.startsWith('/apis/serving.knative.dev/');
  const template = valueAt(
    object.spec,
    ...(plural === 'cronjobs' ? ['jobTemplate', 'spec'] : []),
    'template',
  );
  const containers = listAt(template, 'spec', 'containers');
  const images = containers.flatMap((container) => textAt(container, 'image') ?? []);
  const podLabels = textsAt(template, 'metadata', 'labels');
  return {
    uid,
    kind: knative ? 'Knative Service' : kind,
    namespace,
    name,
    labels,
    annotations: pick(annotations),
    podLabels,
    podAnnotations: pick(textsAt(template, 'metadata', 'annotations')),
    images,
    selector: selectorOf(textsAt(object.spec, 'selector', 'matchLabels')),
    container: textAt(containers[0], 'name') ?? null,
    version:
      labels['app.kubernetes.io/version'] ?? podLabels['app.kubernetes.io/version'] ?? tagOf(images[0]),
    ...replicasOf(plural, object),
    createdAt: creationTimestamp ?? null,
    hosts: knative ? hostOf(textAt(object.status, 'url')) : [],
  };
}

function selectorOf(labels: Readonly<Record<string, string>>): string | null {
  const pairs = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  return pairs.length > 0 ? pairs.join(',') : null;
}

/** Annotations of other tools, such as the last applied configuration, can be as large as the object. */
function pick(annotations: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(annotations).filter(([key]) => OURS.test(key)));
}

function replicasOf(
  plural: string,
  { spec, status }: KubernetesObject,
): Pick<ObservedWorkload, 'desired' | 'ready'> {
  switch (plural) {
    case 'cronjobs':
    case 'services':
      return { desired: null, ready: null };
    case 'daemonsets':
      return {
        desired: numberAt(status, 'desiredNumberScheduled') ?? 0,
        ready: numberAt(status, 'numberReady') ?? 0,
      };
    default:
      return { desired: numberAt(spec, 'replicas') ?? 1, ready: numberAt(status, 'readyReplicas') ?? 0 };
  }
}

/** `registry:5000/shop/cart:1.4.2@sha256:…` → `1.4.2`. A digest alone, or `latest`, is no version that tells anybody anything. */
function tagOf(image: string | undefined): string | null {
  const tag = /:([^:/]+)$/.exec(image?.replace(/@.*$/, '') ?? '')?.[1];
  return tag === undefined || tag === 'latest' ? null : tag;
}

function hostOf(url: string | undefined): readonly string[] {
  return url && URL.canParse(url) ? [new URL(url).host] : [];
}

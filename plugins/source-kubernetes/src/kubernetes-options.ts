import { InputError, showValue } from '@watchbill/model';

/** A kubernetes source as `watchbill.yaml` says it: one cluster. */
export interface KubernetesOptions {
  /** Path of a kubeconfig file; without it `KUBECONFIG`, `~/.kube/config`, and inside a cluster its service account. */
  readonly kubeconfig?: string;
  /** A context of the kubeconfig; its current one without it. */
  readonly context?: string;
  /** How the cluster is called in Watchbill; the context's name without it. */
  readonly cluster?: string;
  /** Only these namespaces, each listed by itself, so that Roles are enough; all without it. */
  readonly namespaces?: readonly string[];
  /** Namespaces whose workloads are nobody's services. */
  readonly exclude: readonly string[];
}

const KEYS = ['id', 'type', 'kubeconfig', 'context', 'cluster', 'namespaces', 'exclude'];
const SYSTEM_NAMESPACES = ['kube-system', 'kube-public', 'kube-node-lease'];

/** @throws InputError listing every fault, one a line, each with its place in the configuration. */
export function parseKubernetesOptions(raw: unknown, place: string): KubernetesOptions {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    throw new InputError(`${place} ${showValue(raw)}: expected a map, e.g. { context: production }`);
  const values = raw as Readonly<Record<string, unknown>>;
  const faults = Object.keys(values)
    .filter((key) => !KEYS.includes(key))
    .map((key) => `${place}.${key}: unknown option, expected one of ${KEYS.join(', ')}`);
  const text = (key: string, example: string): string | undefined => {
    const value = values[key];
    if (value === undefined) return undefined;
    if (typeof value === 'string' && value.trim() !== '') return value;
    faults.push(`${place}.${key} ${showValue(value)}: expected a text, e.g. ${example}`);
    return undefined;
  };
  const names = (key: string): readonly string[] | undefined => {
    const value = values[key];
    if (value === undefined) return undefined;
    if (Array.isArray(value) && value.every((item) => typeof item === 'string' && NAMESPACE.test(item)))
      return value;
    faults.push(`${place}.${key} ${showValue(value)}: expected a list of namespaces, e.g. [shop, payments]`);
    return undefined;
  };
  const kubeconfig = text('kubeconfig', './kubeconfig.yaml');
  const context = text('context', 'production');
  const cluster = text('cluster', 'production-eu');
  const namespaces = names('namespaces');
  if (namespaces?.length === 0)
    faults.push(`${place}.namespaces '[]': expected at least one namespace; leave it out for all`);
  const exclude = names('exclude') ?? SYSTEM_NAMESPACES;
  if (faults.length > 0) throw new InputError(faults.join('\n'));
  return {
    ...(kubeconfig ? { kubeconfig } : {}),
    ...(context ? { context } : {}),
    ...(cluster ? { cluster } : {}),
    ...(namespaces ? { namespaces } : {}),
    exclude,
  };
}

/** A label of RFC 1123, as namespaces are named. */
const NAMESPACE = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

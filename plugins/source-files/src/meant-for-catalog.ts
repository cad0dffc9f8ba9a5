/** API groups of Kubernetes and of operators that people keep beside their services; none of them is a catalog's. */
const CLUSTER_GROUPS =
  /^(apps|batch|autoscaling|policy|extensions|([\w.-]+\.)?(k8s\.io|x-k8s\.io|istio\.io|coreos\.com|argoproj\.io|fluxcd\.io|cert-manager\.io|crossplane\.io|openshift\.io|tekton\.dev|knative\.dev|external-secrets\.io|cilium\.io|traefik\.io|keda\.sh|k6\.io|projectcalico\.org|kyverno\.io|cnrm\.cloud\.google\.com|services\.k8s\.aws))$/;
const ENVELOPE = ['apiVersion', 'kind', 'metadata', 'spec', 'relations', 'status'];
const OURS = /(^|\.)(backstage\.io|watchbill\.dev)$/;

/**
 * Whether a document found in a folder is meant for the catalog: it says its apiVersion and kind, and is not one of the
 * manifests, compose files and settings that folders hold besides.
 */
export function isMeantForCatalog(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { apiVersion, kind } = value as Readonly<Record<string, unknown>>;
  if (typeof apiVersion !== 'string') return false;
  const [group = '', version] = apiVersion.split('/');
  if (OURS.test(group)) return true;
  if (typeof kind !== 'string' || version === undefined || CLUSTER_GROUPS.test(group)) return false;
  return Object.keys(value).every((key) => ENVELOPE.includes(key));
}

/** The same of a text that cannot be read as YAML. */
export function looksMeantForCatalog(text: string): boolean {
  const groups = [...text.matchAll(/^["']?apiVersion["']?\s*:\s*["']?([^\s"'/]+)\//gm)].map(
    ([, group]) => group ?? '',
  );
  return groups.some((group) => OURS.test(group));
}

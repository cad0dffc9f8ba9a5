/** Something that runs an entity in a cluster, as the cluster showed it last. */
export interface Workload {
  /** Of the object in Kubernetes: unique in the world, and new when the object is made anew. */
  readonly uid: string;
  readonly cluster: string;
  readonly namespace: string;
  /** `Deployment`, `StatefulSet`, `DaemonSet`, `CronJob`, `Rollout`, … */
  readonly kind: string;
  readonly name: string;
  /** Labels by which its pods are found, `key=value` by comma; null where it has no pods for long. */
  readonly selector: string | null;
  /** The first container of its pods. */
  readonly container: string | null;
  readonly version: string | null;
  readonly images: readonly string[];
  /** Where it answers: hosts, with a port where one belongs to it. */
  readonly hosts: readonly string[];
  /** How many replicas should run, and how many are ready; null for what runs now and then. */
  readonly desired: number | null;
  readonly ready: number | null;
  /** ISO 8601. */
  readonly createdAt: string | null;
  /** Why it is said to run this entity, e.g. `label app.kubernetes.io/instance`. */
  readonly because: string;
}

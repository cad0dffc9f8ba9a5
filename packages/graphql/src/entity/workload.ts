import { type CatalogEntity, type SeenWorkload, workloadsOf } from '@watchbill/catalog';
import { debugCommand } from '@watchbill/model';
import { builder } from '../builder.ts';
import { defineLoader } from '../loader.ts';

export const loadWorkloads = defineLoader<readonly SeenWorkload[]>(async ({ db }, refs) => {
  const found = await workloadsOf(db.read, refs);
  return refs.map((ref) => found.get(ref) ?? []);
});

/** A workload and the entity that it runs, whose tags may tell the language. */
export interface RunningWorkload extends SeenWorkload {
  readonly entity: Pick<CatalogEntity, 'tags'>;
}

export const WorkloadNode = builder.objectRef<RunningWorkload>('Workload').implement({
  description: 'Something in a Kubernetes cluster that runs an entity, as the cluster showed it last.',
  fields: (t) => ({
    uid: t.exposeID('uid', { description: 'Of the object in Kubernetes.' }),
    cluster: t.exposeString('cluster', {
      description: 'The cluster, as the configuration or the kubeconfig calls it.',
    }),
    namespace: t.exposeString('namespace', { description: 'Its namespace in the cluster.' }),
    kind: t.exposeString('kind', {
      description: '`Deployment`, `StatefulSet`, `DaemonSet`, `CronJob`, `Rollout`, …',
    }),
    name: t.exposeString('name', { description: 'Its name in the namespace.' }),
    version: t.exposeString('version', {
      nullable: true,
      description:
        'Label `app.kubernetes.io/version`, else the tag of its image; null when neither tells one.',
    }),
    images: t.exposeStringList('images', { description: 'Images of its containers.' }),
    hosts: t.exposeStringList('hosts', { description: 'Where it answers, from outside and in the cluster.' }),
    desired: t.exposeInt('desired', {
      nullable: true,
      description: 'Replicas that should run; null for what runs now and then.',
    }),
    ready: t.exposeInt('ready', { nullable: true, description: 'Replicas that are ready.' }),
    createdAt: t.expose('createdAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the object was made.',
    }),
    because: t.exposeString('because', {
      description: 'Why it is said to run the entity, e.g. `label app.kubernetes.io/instance`.',
    }),
    source: t.exposeID('sourceId', { description: 'Id of the source that follows the cluster.' }),
    seenAt: t.expose('seenAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'When the cluster was last heard. Since then it is not known to be as shown, when `stale` is true.',
    }),
    stale: t.exposeBoolean('stale', {
      description: 'The cluster cannot be read now: this is how it was at `seenAt`.',
    }),
    debugCommand: t.string({
      nullable: true,
      description:
        'A command for a shell that opens a container with tools for its language beside the process, in a pod that runs. Null for what has no pods for long.',
      resolve: ({ cluster, namespace, selector, container, images, entity: { tags } }) =>
        selector === null
          ? null
          : debugCommand({ cluster, namespace, selector, container, hints: [...tags, ...images] }),
    }),
  }),
});

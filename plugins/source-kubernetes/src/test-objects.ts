import type { PartialObject } from './test-cluster.ts';

/** A Deployment of one container, as small as Kubernetes takes it. */
export function deployment(
  name: string,
  annotations: Readonly<Record<string, string>> = {},
  more: {
    readonly labels?: Readonly<Record<string, string>>;
    readonly namespace?: string;
    readonly image?: string;
    readonly ready?: number;
  } = {},
): PartialObject {
  const { labels = {}, namespace, image = `registry.example/shop/${name}:1.0.0`, ready = 1 } = more;
  return {
    metadata: { name, annotations, labels, ...(namespace ? { namespace } : {}) },
    spec: {
      replicas: 1,
      template: {
        metadata: { labels: { app: name, ...labels } },
        spec: { containers: [{ name: 'main', image }] },
      },
    },
    status: { readyReplicas: ready },
  };
}

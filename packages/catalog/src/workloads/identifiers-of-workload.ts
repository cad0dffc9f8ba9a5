import { ANNOTATION, type Entity } from '@watchbill/model';
import { hostsOf } from '../identifiers/host-identifier.ts';
import { MAX_IDENTIFIER } from '../identifiers/identifier.ts';
import { identifierKey } from '../identifiers/identifier-key.ts';
import { imagesOf } from '../identifiers/image-identifier.ts';
import { workloadsOf } from '../identifiers/workload-identifier.ts';
import type { Workload } from './workload.ts';

/** Keys of what people call a workload by: its name, namespace, images and hosts, as if its entity's descriptor stated them. */
export function identifierKeysOfWorkload({ name, namespace, images, hosts }: Workload): readonly string[] {
  const stated: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      annotations: {
        'backstage.io/kubernetes-id': name,
        'backstage.io/kubernetes-namespace': namespace,
        [ANNOTATION.image]: images.join(','),
        [ANNOTATION.hostname]: hosts.join(','),
      },
    },
  };
  const identifiers = [...workloadsOf(stated), ...imagesOf(stated), ...hostsOf(stated)];
  const keys = identifiers
    .filter(({ value }) => value.length <= MAX_IDENTIFIER)
    .map(({ type, value }) => identifierKey(type, value));
  return [...new Set(keys)].sort();
}

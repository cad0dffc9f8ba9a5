import type { EntityRef } from '@watchbill/model';
import { componentCalled, tryComponentRef } from './entity-name.ts';
import type { ObservedWorkload } from './observed-workload.ts';

/** Which service a workload runs. */
export interface ServiceIdentity {
  readonly component: EntityRef;
  /** What told it, e.g. `annotation watchbill.dev/entity`. */
  readonly because: string;
}

export const ENTITY_ANNOTATION = 'watchbill.dev/entity';
export const OWNER_ANNOTATION = 'watchbill.dev/owner';
const BACKSTAGE_ID = 'backstage.io/kubernetes-id';
const PART_OF = 'app.kubernetes.io/part-of';
const NAME = 'app.kubernetes.io/name';
const INSTANCE = 'app.kubernetes.io/instance';

/**
 * Which service a workload runs, by the first that says so: our annotation, Backstage's, the recommended labels
 * (kubernetes.io, "Recommended Labels"), its own name. The cluster and its namespace are no part of it: one service runs in
 * several.
 */
export function identifyService(workload: ObservedWorkload): ServiceIdentity {
  const { name, kind } = workload;
  const stated = annotationOf(workload, ENTITY_ANNOTATION);
  const component = stated === undefined ? undefined : tryComponentRef(stated);
  if (component) return { component, because: `annotation ${ENTITY_ANNOTATION}` };
  const id = annotationOf(workload, BACKSTAGE_ID) ?? labelOf(workload, BACKSTAGE_ID);
  if (id) return { component: componentCalled(id), because: BACKSTAGE_ID };
  const whole = labelOf(workload, PART_OF);
  const part = labelOf(workload, NAME);
  if (whole && part)
    return { component: componentCalled(joined(whole, part)), because: `labels ${PART_OF} and ${NAME}` };
  const instance = labelOf(workload, INSTANCE);
  if (instance) return { component: componentCalled(instance), because: `label ${INSTANCE}` };
  return { component: componentCalled(name), because: `name of the ${kind}` };
}

/** The greater whole that its labels name. */
export function wholeOf(workload: ObservedWorkload): string | undefined {
  return labelOf(workload, PART_OF);
}

export function annotationOf(
  { annotations, podAnnotations }: ObservedWorkload,
  key: string,
): string | undefined {
  return annotations[key] ?? podAnnotations[key];
}

function labelOf({ labels, podLabels }: ObservedWorkload, key: string): string | undefined {
  return labels[key] ?? podLabels[key];
}

/** `shop` and `cart` → `shop-cart`; `shop` and `shop-cart` → `shop-cart`. */
function joined(whole: string, part: string): string {
  return part === whole || part.startsWith(`${whole}-`) ? part : `${whole}-${part}`;
}

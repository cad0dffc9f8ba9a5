import { DEFAULT_NAMESPACE, type EntityRef, parseEntityRef } from '@watchbill/model';

const KIND = 'Component';
const MOST = 63;

/** A Component called as something of Kubernetes is. */
export function componentCalled(text: string): EntityRef {
  return { kind: KIND, namespace: DEFAULT_NAMESPACE, name: toEntityName(text) };
}

/** A reference to a Component that somebody wrote; undefined when it is none. */
export function tryComponentRef(text: string): EntityRef | undefined {
  try {
    const ref = parseEntityRef(text, { defaultKind: KIND });
    return ref.kind.toLowerCase() === KIND.toLowerCase() ? { ...ref, kind: KIND } : undefined;
  } catch {
    return undefined;
  }
}

/** A text as a name of the catalog: runs of letters and digits, split by one of `-_.`, at most 63 characters. */
export function toEntityName(text: string): string {
  const tidy = text.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/([-_.])[-_.]+/g, '$1');
  return (
    tidy
      .replace(/^[-_.]+/, '')
      .slice(0, MOST)
      .replace(/[-_.]+$/, '') || 'unnamed'
  );
}

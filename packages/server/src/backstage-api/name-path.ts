import { InputError, normalizeEntityRef } from '@watchbill/model';

/** The part of a URL that names an entity. */
export interface NamePath {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** The reference in full; undefined when no entity can be called so. */
export function readRefPath({ kind, namespace, name }: NamePath): string | undefined {
  return tryRef(`${kind}:${namespace}/${name}`);
}

export function tryRef(text: string): string | undefined {
  try {
    return normalizeEntityRef(text);
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

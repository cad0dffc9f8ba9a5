import { ANNOTATION, InputError, normalizeEntityRef } from '@watchbill/model';
import type { ClaimRecord } from '../claims/claim-record.ts';

/** What a descriptor says that its entity was called before; undefined when it says nothing, or what is no reference. */
export function formerNameOf({ document }: Pick<ClaimRecord, 'document'>): string | undefined {
  const text = document.metadata.annotations?.[ANNOTATION.renamedFrom];
  if (typeof text !== 'string') return undefined;
  const { namespace: defaultNamespace } = document.metadata;
  try {
    return normalizeEntityRef(text, {
      defaultKind: document.kind,
      ...(defaultNamespace === undefined ? {} : { defaultNamespace }),
    });
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

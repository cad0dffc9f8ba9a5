import { parseEntityRef } from '@watchbill/model';

/** An owner in a list of owners. */
export function ownerWord(ref: string): string {
  return parseEntityRef(ref, { defaultKind: 'group' }).name;
}

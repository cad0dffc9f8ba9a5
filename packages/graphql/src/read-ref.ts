import { normalizeEntityRef } from '@watchbill/model';

/** The one stored form of an entity's ref as people type it: any case, `component` and `default` may be left out. @throws InputError */
export function readEntityRef(text: string): string {
  return normalizeEntityRef(text, { defaultKind: 'component' });
}

/** As `readEntityRef`, for checks: the kind left out is `check`. @throws InputError */
export function readCheckRef(text: string): string {
  return normalizeEntityRef(text, { defaultKind: 'check' });
}

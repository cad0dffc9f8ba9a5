import { InputError } from '@watchbill/model';

const KEYS = ['id', 'type'];

/** A ci source has no options of its own: whoever may sign in may tell it. @throws InputError for any. */
export function parseCiOptions(raw: unknown, place: string): Record<string, never> {
  const unknown = Object.keys((raw ?? {}) as object).filter((key) => !KEYS.includes(key));
  if (unknown.length > 0)
    throw new InputError(
      unknown.map((key) => `${place}.${key}: unknown option, expected one of ${KEYS.join(', ')}`).join('\n'),
    );
  return {};
}

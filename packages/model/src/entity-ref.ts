import type { Entity } from './entity.ts';
import { InputError } from './errors.ts';
import { showValue } from './show-value.ts';

/** The identity of an entity. Refs compare without regard to case, as in Backstage. */
export interface EntityRef {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

export const DEFAULT_NAMESPACE = 'default';

export interface RefContext {
  readonly defaultKind?: string;
  readonly defaultNamespace?: string;
}

const REF = /^(?:(?<kind>[^:/]+):)?(?:(?<namespace>[^:/]+)\/)?(?<name>[^:/]+)$/;
/** Kind, namespace and name have at most 63 characters each; what is longer, or cannot be printed, names nothing. */
const MAX_LENGTH = 3 * 63 + 2;
const UNPRINTABLE = /[\p{Cc}\p{Cs}]/u;

/**
 * Parses `[kind:][namespace/]name`.
 * @throws InputError when a part is empty, a separator is repeated, or the kind is missing without a default; when the
 *   text has more than 191 characters, or one that cannot be printed.
 */
export function parseEntityRef(text: string, context: RefContext = {}): EntityRef {
  const trimmed = text.trim();
  const parts = REF.exec(trimmed)?.groups;
  if (!parts?.name || trimmed.length > MAX_LENGTH || UNPRINTABLE.test(trimmed)) {
    throw new InputError(
      `entity reference ${showValue(text)}: expected [kind:][namespace/]name, e.g. 'component:default/cart'`,
    );
  }
  const kind = parts.kind ?? context.defaultKind;
  if (!kind) {
    throw new InputError(`entity reference ${showValue(text)}: expected a kind, e.g. 'component:${text}'`);
  }
  return {
    kind,
    namespace: parts.namespace ?? context.defaultNamespace ?? DEFAULT_NAMESPACE,
    name: parts.name,
  };
}

/** `kind:namespace/name` in lower case: the one form in which refs are stored, compared and shown by the API. */
export function stringifyEntityRef(ref: EntityRef): string {
  return `${ref.kind}:${ref.namespace}/${ref.name}`.toLowerCase();
}

/** Parses and prints in one step, so that two spellings of one ref become equal strings. */
export function normalizeEntityRef(text: string, context: RefContext = {}): string {
  return stringifyEntityRef(parseEntityRef(text, context));
}

export function entityRefOf(entity: Entity): string {
  const { name, namespace = DEFAULT_NAMESPACE } = entity.metadata;
  return stringifyEntityRef({ kind: entity.kind, namespace, name });
}

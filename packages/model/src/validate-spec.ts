import { parseCheckDefinition } from './check-definition.ts';
import type { Entity } from './entity.ts';
import type { EntityFault, FaultPath } from './entity-fault.ts';
import { formatPath } from './entity-fault.ts';
import { specFieldsOf } from './entity-kind.ts';
import { normalizeEntityRef } from './entity-ref.ts';
import { type ReferenceField, referenceFieldsOf } from './entity-references.ts';
import { InputError } from './errors.ts';
import { fault, isMap, validateText, validateTexts, wrongText } from './validate-text.ts';

/** The `spec` of a kind of Backstage's: what its schema requires, and that every reference can be read. */
export function validateSpec(kind: string, spec: unknown): readonly EntityFault[] {
  if (!isMap(spec)) return [fault(['spec'], spec, 'a map')];
  const references = referenceFieldsOf(kind);
  const fields = specFieldsOf(kind, spec.type).flatMap(({ field, type, required, expected, values }) => {
    const value = spec[field];
    if (value === undefined ? !required : references.some((reference) => reference.field === field))
      return [];
    const path = ['spec', field];
    if (values) return values.some((one) => one === value) ? [] : [fault(path, value, expected)];
    return type === 'text' ? validateText(path, value, expected) : validateTexts(path, value, expected);
  });
  const profile = kind === 'Group' || kind === 'User' ? validateProfile(spec.profile) : [];
  return [...fields, ...validateReferences(kind, spec), ...profile];
}

function validateProfile(profile: unknown): readonly EntityFault[] {
  if (profile === undefined) return [];
  const path: FaultPath = ['spec', 'profile'];
  if (!isMap(profile)) return [fault(path, profile, "a map, e.g. { email: 'payments@acme.org' }")];
  return ['displayName', 'email', 'picture']
    .filter((field) => profile[field] !== undefined)
    .flatMap((field) => validateText([...path, field], profile[field]));
}

/** Every reference that is given can be read; one that can only lead nowhere is a warning. */
export function validateReferences(
  kind: string,
  spec: Readonly<Record<string, unknown>>,
): readonly EntityFault[] {
  return referenceFieldsOf(kind).flatMap((field) => {
    const value = spec[field.field];
    const path: FaultPath = ['spec', field.field];
    if (value === undefined) return [];
    if (!field.many) return validateReference(path, value, field);
    if (!Array.isArray(value))
      return [fault(path, value, `a list of references, e.g. [${exampleOf(field)}]`)];
    return value.flatMap((item, index) => validateReference([...path, index], item, field));
  });
}

function validateReference(path: FaultPath, value: unknown, field: ReferenceField): readonly EntityFault[] {
  const expected = `a reference, e.g. '${exampleOf(field)}'`;
  if (typeof value !== 'string' || value === '') return [wrongText(path, value, expected)];
  try {
    normalizeEntityRef(value, { defaultKind: field.defaultKind });
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const level = hasEmptyPart(value) ? 'error' : 'warning';
    return [{ level, message: `${formatPath(path)}: ${error.message}`, path }];
  }
}

/**
 * Backstage takes the entity whatever else is odd about a reference, e.g. `team/a/b`: it leads nowhere, and so it does here. This
 * is how Backstage cuts one (catalog-model `entity/ref`).
 */
function hasEmptyPart(ref: string): boolean {
  const slash = ref.indexOf('/');
  const before = ref.indexOf(':');
  const colon = slash !== -1 && slash < before ? -1 : before;
  const name = ref.slice(Math.max(colon, slash) + 1);
  return colon === 0 || (slash !== -1 && slash === colon + 1) || name === '';
}

function exampleOf({ defaultKind }: ReferenceField): string {
  return `${defaultKind}:default/name`;
}

/** A `kind: Check`; what `parseCheckDefinition` says, each sentence at its place. */
export function validateCheck(entity: Entity): readonly EntityFault[] {
  if (!isMap(entity.spec)) return [fault(['spec'], entity.spec, 'a map with entity, script and every')];
  const owner = validateReferences('Check', { owner: entity.spec.owner });
  try {
    parseCheckDefinition(entity);
    return owner;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const faults = error.message
      .split('\n')
      .map((message): EntityFault => ({ level: 'error', message, path: pathOf(message) }));
    return [...owner, ...faults];
  }
}

/** The place that a sentence opens with; one about a reference is about the entity that the check marks. */
function pathOf(message: string): FaultPath {
  const place = /^spec(?:\.\w+)+/.exec(message)?.[0];
  return place ? place.split('.') : ['spec', 'entity'];
}

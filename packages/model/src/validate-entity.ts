import { CHECK_KIND } from './check-definition.ts';
import type { Entity } from './entity.ts';
import type { EntityFault } from './entity-fault.ts';
import { BACKSTAGE_KINDS } from './entity-kind.ts';
import { NAME_RULES } from './entity-name.ts';
import { validateMetadata } from './validate-metadata.ts';
import { validateCheck, validateReferences, validateSpec } from './validate-spec.ts';
import { fault, isMap, validateName } from './validate-text.ts';

const BACKSTAGE_VERSIONS = ['backstage.io/v1alpha1', 'backstage.io/v1beta1'];
const CHECK_VERSION = 'watchbill.dev/v1';
/** `relations` and `status` are output of a catalog; exported descriptors have them. */
const ROOT_FIELDS = ['apiVersion', 'kind', 'metadata', 'spec', 'relations', 'status'];

/**
 * Everything that is wrong with a descriptor, all at once. Without an `error` among it, `raw` is an Entity.
 * Kinds of other makers (a foreign `apiVersion`) are taken as they are when their envelope is right.
 */
export function validateEntity(raw: unknown): readonly EntityFault[] {
  if (!isMap(raw)) return [fault([], raw, 'a map with apiVersion, kind, metadata and spec')];
  return [
    ...validateName(['apiVersion'], raw.apiVersion, NAME_RULES.apiVersion),
    ...validateName(['kind'], raw.kind, NAME_RULES.kind),
    ...validateMetadata(raw.metadata),
    ...Object.keys(raw)
      .filter((field) => !ROOT_FIELDS.includes(field))
      .map((field) => unknownField(field)),
    ...validateKind(raw),
  ];
}

function unknownField(field: string): EntityFault {
  const message = `${field} is no field of an entity: expected ${ROOT_FIELDS.slice(0, 4).join(', ')}; move it into spec or metadata`;
  return { level: 'error', message, path: [field] };
}

function validateKind(raw: Readonly<Record<string, unknown>>): readonly EntityFault[] {
  const { apiVersion, kind, spec } = raw;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string') return [];
  const [maker] = apiVersion.split('/');
  if (kind === CHECK_KIND || maker === 'watchbill.dev') return validateOurs(raw, apiVersion, kind);
  if (maker === 'backstage.io') return validateBackstage(apiVersion, kind, spec);
  if (spec === undefined) return [];
  return isMap(spec) ? validateReferences(kind, spec) : [fault(['spec'], spec, 'a map')];
}

function validateOurs(
  raw: Readonly<Record<string, unknown>>,
  apiVersion: string,
  kind: string,
): readonly EntityFault[] {
  if (kind !== CHECK_KIND) return [fault(['kind'], kind, `${CHECK_KIND}, the one kind of watchbill.dev`)];
  const version =
    apiVersion === CHECK_VERSION ? [] : [fault(['apiVersion'], apiVersion, `${CHECK_VERSION} for a Check`)];
  if (!isMap(raw.metadata)) return version;
  return [...version, ...validateCheck(raw as unknown as Entity)];
}

function validateBackstage(apiVersion: string, kind: string, spec: unknown): readonly EntityFault[] {
  if (kind === 'Template') return [];
  if (!BACKSTAGE_KINDS.includes(kind)) {
    const meant = BACKSTAGE_KINDS.find((known) => known.toLowerCase() === kind.toLowerCase());
    const kinds = `one of ${BACKSTAGE_KINDS.join(', ')}, or ${CHECK_KIND} with apiVersion ${CHECK_VERSION}`;
    const expected = meant ?? `${kinds}; a kind of your own needs an apiVersion of your own`;
    return [fault(['kind'], kind, expected)];
  }
  const version = BACKSTAGE_VERSIONS.includes(apiVersion)
    ? []
    : [fault(['apiVersion'], apiVersion, BACKSTAGE_VERSIONS.join(' or '))];
  return [...version, ...validateSpec(kind, spec)];
}

import { type Entity, type EntityFault, entityRefOf, formatPath, validateEntity } from '@watchbill/model';
import { fillPlaceholders, type ReadNamed } from './placeholders.ts';

/** What one document of a descriptor says, with its placeholders filled in. */
export interface DescribedDocument {
  /** Absent when it has an error. */
  readonly entity?: Entity;
  /** The entity that faults are about, when the text is good enough to tell. */
  readonly entityRef?: string;
  readonly faults: readonly EntityFault[];
}

export async function describeDocument(value: unknown, read: ReadNamed): Promise<DescribedDocument> {
  const filled = await fillPlaceholders(value, read);
  const found = validateEntity(filled.value)
    .filter((fault) => !isExcused(fault, filled.kept))
    .map(lenient);
  const entityRef = refOf(filled.value, found);
  const faults = [...found, ...filled.faults];
  return {
    ...(faults.some(({ level }) => level === 'error') ? {} : { entity: filled.value as Entity }),
    ...(entityRef === undefined ? {} : { entityRef }),
    faults,
  };
}

/** Whether a fault says that a descriptor names no owner. Others may know it: see `OwnerEvidence`. */
export function isMissingOwner({ message }: { readonly message: string }): boolean {
  return message.startsWith('spec.owner is missing');
}

/** As with Backstage's CodeOwnersProcessor: an entity without an owner is worth having, and somebody may know whose it is. */
function lenient(fault: EntityFault): EntityFault {
  return isMissingOwner(fault) ? { ...fault, level: 'warning' } : fault;
}

/** A placeholder that stays in the spec is no text, but the entity is worth having without it. */
function isExcused({ path }: EntityFault, kept: readonly EntityFault['path'][]): boolean {
  return path[0] === 'spec' && kept.some((place) => formatPath(place) === formatPath(path));
}

function refOf(value: unknown, faults: readonly EntityFault[]): string | undefined {
  const unsure = faults.some(
    ({ path }) =>
      path.length === 0 ||
      ['kind', 'metadata', 'metadata.name', 'metadata.namespace'].includes(formatPath(path)),
  );
  return unsure ? undefined : entityRefOf(value as Entity);
}

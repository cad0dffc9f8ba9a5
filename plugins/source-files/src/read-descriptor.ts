import {
  type Entity,
  type EntityFault,
  entityRefOf,
  type Fault,
  formatPath,
  referencesOfEntity,
  validateEntity,
} from '@watchbill/model';
import { type DescribedEntity, locationOf, type PlacedTarget } from './file-reading.ts';
import { targetsOf } from './location-targets.ts';
import { checkNamedFiles } from './named-files.ts';
import type { Surroundings } from './nearby-file.ts';
import { fillPlaceholders } from './placeholders.ts';
import type { YamlDocument } from './yaml-document.ts';

/** What one document says. */
export interface DocumentReading {
  /** Absent when it has an error. */
  readonly entity?: DescribedEntity;
  readonly faults: readonly Fault[];
  readonly targets: readonly PlacedTarget[];
  readonly dependsOn: readonly string[];
}

export async function readDescriptor(
  { value, locate }: YamlDocument,
  { path, ...surroundings }: Surroundings & { readonly path: string },
): Promise<DocumentReading> {
  const positionOf = (place: EntityFault['path']) => ({ file: path, ...locate(place) });
  const filled = await fillPlaceholders(value, surroundings);
  const found = validateEntity(filled.value).filter((fault) => !isExcused(fault, filled.kept));
  const entityRef = refOf(filled.value, found);
  const place = (fault: EntityFault): Fault => ({
    level: fault.level,
    message: fault.message,
    position: positionOf(fault.path),
    ...(entityRef === undefined ? {} : { entityRef }),
  });
  if (found.some(({ level }) => level === 'error')) {
    return { faults: [...found, ...filled.faults].map(place), targets: [], dependsOn: filled.files };
  }
  const entity = filled.value as Entity;
  const named = await checkNamedFiles(entity, surroundings);
  const { targets, faults } = targetsOf(entity, surroundings.directory);
  return {
    entity: {
      sourced: {
        entity,
        location: locationOf(path),
        ...surroundings,
        position: positionOf(['metadata', 'name']),
      },
      references: referencesOfEntity(entity).map((reference) => ({
        field: reference.field,
        ref: reference.ref,
        place: formatPath(reference.path),
        position: positionOf(reference.path),
      })),
    },
    faults: [...found, ...filled.faults, ...named.faults, ...faults].map(place),
    targets: targets.map((target) => ({ ...target, position: positionOf(target.place) })),
    dependsOn: [...filled.files, ...named.files],
  };
}

/** A placeholder that stays in the spec is no text, but the entity is worth having without it. */
function isExcused({ path }: EntityFault, kept: readonly EntityFault['path'][]): boolean {
  return path[0] === 'spec' && kept.some((place) => formatPath(place) === formatPath(path));
}

/** The entity that faults are about, when the text is good enough to tell. */
function refOf(value: unknown, faults: readonly EntityFault[]): string | undefined {
  const unsure = faults.some(
    ({ path }) =>
      path.length === 0 ||
      ['kind', 'metadata', 'metadata.name', 'metadata.namespace'].includes(formatPath(path)),
  );
  return unsure ? undefined : entityRefOf(value as Entity);
}

import { describeDocument, type YamlDocument } from '@watchbill/catalog';
import { type EntityFault, type Fault, formatPath, referencesOfEntity } from '@watchbill/model';
import { type DescribedEntity, locationOf, type PlacedTarget } from './file-reading.ts';
import { targetsOf } from './location-targets.ts';
import { checkNamedFiles } from './named-files.ts';
import { namedBy, type Whereabouts } from './read-named.ts';
import type { UrlReader } from './url/url-reader.ts';

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
  path: string,
  where: Whereabouts,
  urls: UrlReader,
): Promise<DocumentReading> {
  const positionOf = (place: EntityFault['path']) => ({ file: path, ...locate(place) });
  const dependsOn: string[] = [];
  const {
    entity,
    entityRef,
    faults: found,
  } = await describeDocument(value, (target) => {
    const named = namedBy(target, where, urls);
    if (named.path !== undefined) dependsOn.push(named.path);
    return named.read();
  });
  const place = (fault: EntityFault): Fault => ({
    level: fault.level,
    message: fault.message,
    position: positionOf(fault.path),
    ...(entityRef === undefined ? {} : { entityRef }),
  });
  if (!entity) return { faults: found.map(place), targets: [], dependsOn };
  const named = await checkNamedFiles(entity, where);
  const { targets, faults } = targetsOf(entity, where);
  return {
    entity: {
      sourced: {
        entity,
        location: locationOf(path),
        ...('url' in where ? {} : where),
        position: positionOf(['metadata', 'name']),
      },
      references: referencesOfEntity(entity).map((reference) => ({
        field: reference.field,
        ref: reference.ref,
        place: formatPath(reference.path),
        position: positionOf(reference.path),
      })),
    },
    faults: [...found, ...named.faults, ...faults].map(place),
    targets: targets.map((target) => ({ ...target, position: positionOf(target.place) })),
    dependsOn: [...dependsOn, ...named.files],
  };
}
